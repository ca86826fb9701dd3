/**
 * Tuning: the search for options with a low validation error.
 *
 * <p>A {@link org.deepmovie.tune.SearchSpace} holds the options to tune with their ranges. A {@link
 * org.deepmovie.tune.Tuner} draws trials and gives them epochs by successive halving; an {@link
 * org.deepmovie.tune.Objective} fits a trial and returns its error:
 *
 * <pre>{@code
 * Dataset data = Sample.generate(1).dataset();
 * Split split = Splitters.withValidation(Splitters.holdout(0.9), 0.1).split(data, 1).get(0);
 * Providers providers = Providers.load();
 * SearchSpace space =
 *     SearchSpace.of(providers, ModelSpec.parse("pmf"), Map.of("factors", "5..50 log"));
 * Objective objective = ValidationObjective.of(providers, "pmf", split);
 * TuningResult result = Tuner.of(space).withTrials(9).run(objective, epoch -> {});
 * System.out.println(space.spec(result.best().options()));
 * }</pre>
 *
 * <p>The test set is never used. A range that the option does not accept, or a model without
 * options to tune, leads to an {@link java.lang.IllegalArgumentException}. A trial whose fit
 * diverges has no value; it does not end the search.
 */
@NullMarked
package org.deepmovie.tune;

import org.jspecify.annotations.NullMarked;
