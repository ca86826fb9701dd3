package org.deepmovie.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntPredicate;
import org.apache.lucene.search.KnnCollector;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TaskExecutor;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.hnsw.HnswConcurrentMergeBuilder;
import org.apache.lucene.util.hnsw.HnswGraphBuilder;
import org.apache.lucene.util.hnsw.HnswGraphSearcher;
import org.apache.lucene.util.hnsw.OnHeapHnswGraph;
import org.deepmovie.recommend.TopItems;

/** The graph of an {@link HnswIndex}, by Apache Lucene. */
final class HnswGraph {

  /** A visit costs about as much as comparing so many rows of 64 numbers one after another. */
  private static final int ROWS_PER_VISIT = 25;

  /** Without a filter, a search rarely makes more visits for each of its candidates. */
  private static final int VISITS_PER_CANDIDATE = 16;

  private final PreparedVectors vectors;
  private final OnHeapHnswGraph graph;

  private HnswGraph(PreparedVectors vectors, OnHeapHnswGraph graph) {
    this.vectors = vectors;
    this.graph = graph;
  }

  static HnswGraph build(HnswOptions options, PreparedVectors vectors) {
    HnswLinkScores scores = HnswLinkScores.of(vectors);
    try {
      HnswGraphBuilder builder =
          HnswGraphBuilder.create(
              scores,
              options.maxConnections(),
              options.efConstruction(),
              options.seed(),
              vectors.rows());
      OnHeapHnswGraph graph =
          options.threads() == 1
              ? builder.build(vectors.rows())
              : buildConcurrently(builder.getGraph(), vectors.rows(), options, scores);
      return new HnswGraph(vectors, graph);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static OnHeapHnswGraph buildConcurrently(
      OnHeapHnswGraph empty, int rows, HnswOptions options, HnswLinkScores scores)
      throws IOException {
    ExecutorService executor = Executors.newFixedThreadPool(options.threads());
    try {
      return new HnswConcurrentMergeBuilder(
              new TaskExecutor(executor),
              options.threads(),
              scores,
              options.maxConnections(),
              options.efConstruction(),
              empty,
              null)
          .build(rows);
    } finally {
      executor.shutdown();
    }
  }

  /**
   * Adds the best rows found to {@code best}.
   *
   * @param query as {@link VectorScaling#query} gives it
   * @return whether the search ended by itself, rather than at its largest number of visits
   */
  boolean search(float[] query, int candidates, IntPredicate filter, TopItems best) {
    int rows = vectors.rows();
    long visits = rows / ROWS_PER_VISIT + (long) VISITS_PER_CANDIDATE * candidates;
    try {
      KnnCollector found =
          HnswGraphSearcher.search(
              HnswLinkScores.ofQuery(vectors, query),
              candidates,
              graph,
              new RowFilter(filter, rows),
              (int) Math.min(visits, Integer.MAX_VALUE));
      for (ScoreDoc hit : found.topDocs().scoreDocs) {
        best.offer(hit.doc, hit.score);
      }
      return !found.earlyTerminated();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rows that a search may find. */
  private record RowFilter(IntPredicate filter, int length) implements Bits {
    @Override
    public boolean get(int row) {
      return filter.test(row);
    }
  }
}
