package org.deepmovie.index;

import com.google.common.base.Suppliers;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.deepmovie.internal.kernel.Kernels;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.recommend.TopItems;
import org.deepmovie.train.Workers;

/**
 * An approximate index: a hierarchy of graphs whose links connect similar vectors (HNSW; Malkov and
 * Yashunin 2020), by Apache Lucene. A search follows links towards the query. It visits a small
 * part of the vectors, so it may miss some of the best. If it finds too few rows, or a filter makes
 * it visit too many, an {@link ExactIndex} of the same vectors is searched instead; it is made when
 * it is first needed.
 *
 * <p>The same seed gives the same index if one thread builds it. Several threads insert vectors in
 * random order.
 *
 * <p>It needs {@code org.apache.lucene:lucene-core}, an optional dependency of this library.
 *
 * @see HnswLinkScores the scores by which vectors are linked
 */
public final class HnswIndex implements VectorIndex {

  private final HnswOptions options;
  private final PreparedVectors vectors;
  private final HnswGraph graph;
  private final Supplier<ExactIndex> exact;

  private HnswIndex(
      HnswOptions options, PreparedVectors vectors, HnswGraph graph, Supplier<ExactIndex> exact) {
    this.options = options;
    this.vectors = vectors;
    this.graph = graph;
    this.exact = exact;
  }

  /**
   * Makes indexes with the given options.
   *
   * @throws IllegalArgumentException if an option is out of range
   * @throws IllegalStateException if Apache Lucene is missing
   */
  public static VectorIndexFactory factory(HnswOptions options) {
    requireLucene();
    HnswOptions checked = OptionsMapper.checked(options);
    return (vectors, rows, dimension, similarity) ->
        of(checked, new PreparedVectors(vectors, rows, dimension, similarity));
  }

  private static void requireLucene() {
    try {
      Class.forName(
          "org.apache.lucene.util.hnsw.HnswGraphBuilder", false, HnswIndex.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(
          "an HNSW index needs Apache Lucene; add org.apache.lucene:lucene-core to your"
              + " dependencies",
          e);
    }
  }

  private static HnswIndex of(HnswOptions options, PreparedVectors vectors) {
    return new HnswIndex(
        options,
        vectors,
        HnswGraph.build(options, vectors),
        Suppliers.memoize(() -> new ExactIndex(vectors, Kernels.best())));
  }

  /**
   * The same index with another number of candidates in searches.
   *
   * @throws IllegalArgumentException if {@code efSearch} is out of range
   */
  public HnswIndex withEfSearch(int efSearch) {
    HnswOptions others =
        new HnswOptions(
            options.maxConnections(),
            options.efConstruction(),
            efSearch,
            options.seed(),
            options.threads());
    return new HnswIndex(OptionsMapper.checked(others), vectors, graph, exact);
  }

  @Override
  public VectorSimilarity similarity() {
    return vectors.scaling().similarity();
  }

  @Override
  public int rows() {
    return vectors.rows();
  }

  @Override
  public int dimension() {
    return vectors.dimension();
  }

  @Override
  public float[] vector(int row) {
    return vectors.vector(row);
  }

  @Override
  public SearchResult search(float[] query, int n, IntPredicate filter) {
    TopItems best = new TopItems(n);
    if (n < rows()) {
      int candidates = Math.max(n, options.efSearch());
      boolean ended = graph.search(vectors.scaling().query(query), candidates, filter, best);
      if (ended && best.isFull()) {
        return SearchResult.of(best);
      }
    }
    return exact.get().search(query, n, filter);
  }

  @Override
  public SearchResult[] searchAll(float[] queries, int n, QueryFilter filter, Workers workers) {
    int length = dimension();
    SearchResult[] results = new SearchResult[vectors.scaling().queries(queries).length / length];
    workers.forEach(
        results.length,
        1,
        (worker, query, end) ->
            results[query] =
                search(
                    Arrays.copyOfRange(queries, query * length, end * length),
                    n,
                    row -> filter.test(query, row)));
    return results;
  }
}
