package org.deepmovie.index;

import com.google.common.base.Suppliers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.apache.lucene.search.KnnCollector;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TaskExecutor;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.hnsw.HnswConcurrentMergeBuilder;
import org.apache.lucene.util.hnsw.HnswGraphBuilder;
import org.apache.lucene.util.hnsw.HnswGraphSearcher;
import org.apache.lucene.util.hnsw.OnHeapHnswGraph;
import org.deepmovie.internal.kernel.Kernels;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.recommend.TopItems;
import org.deepmovie.train.Workers;

/**
 * An approximate index: a hierarchy of graphs in which similar vectors are linked (HNSW; Malkov and
 * Yashunin 2020), by Apache Lucene. A search follows the links towards the query and sees a small
 * part of the vectors, so that it may miss some of the best. Where it finds fewer rows than are
 * wanted, or a filter lets it wander over too many, an {@link ExactIndex} of the same vectors
 * answers; it is made when it is first needed.
 *
 * <p>The same seed gives the same index if one thread builds it; more than one insert vectors in an
 * order left to chance.
 *
 * @see HnswLinkScores what is linked where scores are inner products
 */
public final class HnswIndex implements VectorIndex {

  /** A visit costs about as much as comparing so many rows of 64 numbers one after another. */
  private static final int ROWS_PER_VISIT = 25;

  /** Without a filter, a search rarely visits more for each candidate that it keeps. */
  private static final int VISITS_PER_CANDIDATE = 16;

  private final HnswOptions options;
  private final PreparedVectors vectors;
  private final Supplier<ExactIndex> exact;
  private final OnHeapHnswGraph graph;

  private HnswIndex(
      HnswOptions options,
      PreparedVectors vectors,
      Supplier<ExactIndex> exact,
      OnHeapHnswGraph graph) {
    this.options = options;
    this.vectors = vectors;
    this.exact = exact;
    this.graph = graph;
  }

  /**
   * Makes indexes with the given options.
   *
   * @throws IllegalArgumentException if an option is out of range
   */
  public static VectorIndex.Factory factory(HnswOptions options) {
    HnswOptions checked = OptionsMapper.checked(options);
    return (vectors, rows, dimension, metric) ->
        of(checked, new PreparedVectors(vectors, rows, dimension, metric));
  }

  private static HnswIndex of(HnswOptions options, PreparedVectors vectors) {
    return new HnswIndex(
        options,
        vectors,
        Suppliers.memoize(() -> new ExactIndex(vectors, Kernels.best())),
        graph(options, vectors));
  }

  private static OnHeapHnswGraph graph(HnswOptions options, PreparedVectors vectors) {
    HnswLinkScores scores = HnswLinkScores.of(vectors);
    try {
      HnswGraphBuilder builder =
          HnswGraphBuilder.create(
              scores, options.links(), options.efConstruction(), options.seed(), vectors.rows());
      return options.threads() == 1
          ? builder.build(vectors.rows())
          : concurrently(builder.getGraph(), vectors.rows(), options, scores);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static OnHeapHnswGraph concurrently(
      OnHeapHnswGraph empty, int rows, HnswOptions options, HnswLinkScores scores)
      throws IOException {
    ExecutorService executor = Executors.newFixedThreadPool(options.threads());
    try {
      return new HnswConcurrentMergeBuilder(
              new TaskExecutor(executor),
              options.threads(),
              scores,
              options.links(),
              options.efConstruction(),
              empty,
              null)
          .build(rows);
    } finally {
      executor.shutdown();
    }
  }

  /**
   * The same index, whose searches keep so many candidates.
   *
   * @throws IllegalArgumentException if {@code efSearch} is out of range
   */
  public HnswIndex withEfSearch(int efSearch) {
    HnswOptions others =
        new HnswOptions(
            options.links(), options.efConstruction(), efSearch, options.seed(), options.threads());
    return new HnswIndex(OptionsMapper.checked(others), vectors, exact, graph);
  }

  @Override
  public Metric metric() {
    return vectors.metric();
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
  public SearchResult search(float[] query, int n, IntPredicate keep) {
    TopItems best = new TopItems(n);
    if (n < rows()) {
      KnnCollector found = walk(vectors.query(query), n, keep);
      for (ScoreDoc hit : found.topDocs().scoreDocs) {
        best.offer(hit.doc, hit.score);
      }
      if (best.isFull() && !found.earlyTerminated()) {
        return SearchResult.of(best);
      }
    }
    return exact.get().search(query, n, keep);
  }

  private KnnCollector walk(float[] query, int n, IntPredicate keep) {
    int candidates = Math.max(n, options.efSearch());
    long most = rows() / ROWS_PER_VISIT + (long) VISITS_PER_CANDIDATE * candidates;
    try {
      return HnswGraphSearcher.search(
          HnswLinkScores.ofQuery(vectors, query),
          candidates,
          graph,
          new Kept(keep, rows()),
          (int) Math.min(most, Integer.MAX_VALUE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public SearchResult[] searchAll(float[] queries, int n, QueryFilter keep, Workers workers) {
    int length = dimension();
    SearchResult[] hits = new SearchResult[vectors.queries(queries).length / length];
    workers.forEach(
        hits.length,
        1,
        (worker, query, end) ->
            hits[query] =
                search(
                    Arrays.copyOfRange(queries, query * length, end * length),
                    n,
                    row -> keep.test(query, row)));
    return hits;
  }

  /** The rows that may be found. */
  private record Kept(IntPredicate keep, int length) implements Bits {
    @Override
    public boolean get(int row) {
      return keep.test(row);
    }
  }
}
