/**
 * A model of models: {@code blend} adds up the predictions of others, each with a weight that was
 * learned on ratings which the models had not seen. Models of different kinds err differently, so
 * that a blend predicts ratings better than the best of them; it takes as long to fit as all of
 * them, twice.
 *
 * <pre>{@code
 * Trainer trainer =
 *     new Blend(BlendOptions.defaults().withModels("pmf/pmf(inference=gibbs)"), Providers.load());
 * Recommender blend = trainer.fit(train, TrainingContext.ofSeed(1));
 * double rating = blend.predict("ann", "heat");
 * }</pre>
 */
@NullMarked
package org.deepmovie.blend;

import org.jspecify.annotations.NullMarked;
