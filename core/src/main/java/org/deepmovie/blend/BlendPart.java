package org.deepmovie.blend;

import org.deepmovie.recommend.Recommender;

/**
 * A fitted model within a blend.
 *
 * @param spec the model's name with the options that it was asked for
 * @param model the fitted model
 */
record BlendPart(String spec, Recommender model) {}
