/**
 * What a service does with a fitted model beyond single queries.
 *
 * <pre>{@code
 * new BatchRecommender(model)
 *     .recommendAll(
 *         RecommendationQuery.of(10),
 *         (user, items) -> System.out.println(user + " " + items));
 * }</pre>
 */
@NullMarked
package org.deepmovie.serving;

import org.jspecify.annotations.NullMarked;
