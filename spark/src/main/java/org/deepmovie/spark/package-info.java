/**
 * Probabilistic matrix factorization on Apache Spark, for ratings that outgrow one machine: the
 * factors of {@code pmf}, bit for bit, in blocks of users and items.
 *
 * <p>{@link org.deepmovie.spark.SparkPmf} fits, and {@link org.deepmovie.spark.SparkPmfModel} is
 * what it fits.
 */
@NullMarked
package org.deepmovie.spark;

import org.jspecify.annotations.NullMarked;
