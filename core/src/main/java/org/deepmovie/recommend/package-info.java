/**
 * What a fitted model can do: predictions, recommendations, explanations, new users and cold items.
 */
@NullMarked
package org.deepmovie.recommend;

import org.jspecify.annotations.NullMarked;
