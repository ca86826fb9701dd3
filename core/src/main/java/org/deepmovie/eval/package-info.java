/**
 * Evaluation of recommenders: rating metrics, ranking metrics, and experiments.
 *
 * <p>An {@link org.deepmovie.eval.Evaluator} computes the metrics of one model on the test set of a
 * split. An {@link org.deepmovie.eval.Experiment} splits, fits and evaluates, once or several
 * times, and gives means with confidence intervals:
 *
 * <pre>{@code
 * Dataset data = Sample.generate(1).dataset();
 * Evaluator evaluator = Evaluator.standard().withKs(5, 10);
 * Experiment experiment = Experiment.of(data, Splitters.holdout(0.9)).withRepeats(3);
 * Trainer trainer = Providers.load().trainer("pmf:factors=10");
 * ExperimentResult result = experiment.run(trainer, epoch -> {});
 * ConfidenceInterval rmse = result.summary().metric("rmse");
 * System.out.println(rmse.mean() + " from " + rmse.low() + " to " + rmse.high());
 * }</pre>
 *
 * <p>A {@link org.deepmovie.eval.PercentileEvaluator} runs Koren's top-K experiment. Results do not
 * depend on the number of threads. A model that does not match the split leads to an {@link
 * java.lang.IllegalArgumentException}, and a model that returns NaN to an {@link
 * java.lang.IllegalStateException}.
 */
@NullMarked
package org.deepmovie.eval;

import org.jspecify.annotations.NullMarked;
