/**
 * A synthetic data set with known ground truth, to try and to test recommenders without a download.
 *
 * <p>The true expected rating of every pair is known, so the error of the best possible predictor
 * is known, too:
 *
 * <pre>{@code
 * Sample sample = Sample.generate(1);
 * Split split = Splitters.time(0.8).split(sample.dataset(), 1).get(0);
 * System.out.println("no model has an RMSE below " + sample.bestRmse(split.test()));
 * }</pre>
 *
 * <p>The same seed gives the same data on every machine.
 */
@NullMarked
package org.deepmovie.data.sample;

import org.jspecify.annotations.NullMarked;
