/**
 * The annotation processor that writes the {@code withX} methods of options records.
 *
 * <p>A record {@code SvdOptions} whose components carry {@code @Hyperparameter} and that {@code
 * implements SvdOptionsWith} gets that interface, with a method for each option, those of records
 * within it included: {@code SvdOptions.defaults().withFactors(20)}.
 */
package org.deepmovie.options.processor;
