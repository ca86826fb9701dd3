/**
 * Vector search: finding the vectors with the highest scores for a query, and models that recommend
 * by such a search.
 *
 * <p>{@link org.deepmovie.index.ExactIndex} compares all vectors. {@link
 * org.deepmovie.index.HnswIndex} is approximate and faster for large catalogs; it needs {@code
 * org.apache.lucene:lucene-core}. Any index serves a {@link org.deepmovie.index.VectorRecommender}:
 *
 * <pre>{@code
 * Dataset data = Sample.generate(1).dataset();
 * VectorRecommender exact =
 *     (VectorRecommender)
 *         Providers.load().trainer("pmf:factors=10").fit(data, TrainingContext.ofSeed(1));
 * VectorRecommender fast = exact.withIndex(HnswIndex.factory(HnswOptions.defaults()));
 * System.out.println(fast.recommend("u001", 10));
 * }</pre>
 *
 * <p>Vectors or queries with the wrong length or with values that are not finite lead to an {@link
 * java.lang.IllegalArgumentException}, an HNSW index without Lucene to an {@link
 * java.lang.IllegalStateException}.
 */
@NullMarked
package org.deepmovie.index;

import org.jspecify.annotations.NullMarked;
