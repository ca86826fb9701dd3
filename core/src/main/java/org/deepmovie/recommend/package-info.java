/**
 * What a fitted model answers: predictions, recommendations, explanations, new users and cold
 * items.
 */
package org.deepmovie.recommend;
