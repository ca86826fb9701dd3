package org.deepmovie.benchmarks;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.deepmovie.index.ExactIndex;
import org.deepmovie.index.HnswIndex;
import org.deepmovie.index.HnswOptions;
import org.deepmovie.index.SearchResult;
import org.deepmovie.index.VectorSimilarity;
import org.deepmovie.train.Seeds;
import org.deepmovie.train.Workers;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The ten vectors with the greatest inner products with a query, all of 64 numbers. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 3, time = 3)
@Fork(
    value = 1,
    jvmArgsAppend = {"-Xmx3g", "-XX:+UseTransparentHugePages"})
public class VectorIndexBenchmark {

  private static final int DIMENSION = 64;
  private static final int BEST = 10;
  private static final int QUERIES = 256;

  /** As many users and items as MovieLens 1M has. */
  @State(Scope.Benchmark)
  public static class MovieLens {

    /** Threads that share the users. */
    @Param({"1", "2"})
    public int threads;

    private final float[] users = RandomVectors.GAUSSIAN.draw(6040, DIMENSION, "users");
    private final ExactIndex items =
        new ExactIndex(
            RandomVectors.GAUSSIAN.draw(3706, DIMENSION, "items"),
            3706,
            DIMENSION,
            VectorSimilarity.INNER_PRODUCT);
    private Workers workers;

    /** Starts the threads. */
    @Setup
    public void start() {
      workers = new Workers(threads);
    }

    /** Stops them. */
    @TearDown
    public void stop() {
      workers.close();
    }
  }

  /** Many items, one thread. */
  @State(Scope.Benchmark)
  public static class Many {

    /** How many. */
    @Param("1000000")
    public int rows;

    /** How they are drawn. */
    @Param({"CLUSTERED", "GAUSSIAN"})
    public RandomVectors vectors;

    private float[] items;
    private float[] queries;
    private ExactIndex exact;
    private int next;

    /** Draws them, and queries. */
    @Setup
    public void draw() {
      items = vectors.draw(rows, DIMENSION, "items");
      queries = vectors.draw(QUERIES, DIMENSION, "queries");
      exact = new ExactIndex(items, rows, DIMENSION, VectorSimilarity.INNER_PRODUCT);
    }

    private float[] query() {
      float[] query = new float[DIMENSION];
      System.arraycopy(queries, next * DIMENSION, query, 0, DIMENSION);
      next = (next + 1) % QUERIES;
      return query;
    }
  }

  /** The graph; how long it took and what it finds is printed. */
  @State(Scope.Benchmark)
  public static class Graph {

    /** M. */
    @Param("16")
    public int links;

    /** Candidates for links. */
    @Param("100")
    public int efConstruction;

    /** Threads that build. */
    @Param("2")
    public int buildThreads;

    /** Candidates are raised by an eighth until so much of the ten best is found. */
    @Param("0.95")
    public double recall;

    private HnswIndex index;

    /** Builds the graph and chooses how many candidates to keep. */
    @Setup
    public void build(Many many) {
      long start = System.nanoTime();
      index =
          (HnswIndex)
              HnswIndex.factory(new HnswOptions(links, efConstruction, 25, 1, buildThreads))
                  .index(many.items, many.rows, DIMENSION, VectorSimilarity.INNER_PRODUCT);
      System.out.printf("%nbuilt in %.0f s%n", (System.nanoTime() - start) / 1e9);
      try (Workers workers = new Workers(2)) {
        SearchResult[] right =
            many.exact.searchAll(many.queries, BEST, (query, row) -> true, workers);
        double found = 0;
        for (int efSearch = 20; found < recall && efSearch < 20_000; efSearch += efSearch / 8) {
          index = index.withEfSearch(efSearch);
          found = recall(right, index.searchAll(many.queries, BEST, (q, row) -> true, workers));
          System.out.printf("efSearch=%d: recall@%d %.4f%n", efSearch, BEST, found);
        }
      }
    }

    private static double recall(SearchResult[] right, SearchResult[] found) {
      int both = 0;
      for (int query = 0; query < right.length; query++) {
        for (int a : right[query].rows()) {
          for (int b : found[query].rows()) {
            both += a == b ? 1 : 0;
          }
        }
      }
      return both / (double) (BEST * right.length);
    }
  }

  /** Milliseconds for the ten best items of all 6,040 users. */
  @Benchmark
  public SearchResult[] exactForAllUsers(MovieLens data) {
    return data.items.searchAll(data.users, BEST, (user, item) -> true, data.workers);
  }

  /** Milliseconds for one query that compares all vectors. */
  @Benchmark
  public SearchResult exact(Many many) {
    return many.exact.search(many.query(), BEST, row -> true);
  }

  /** Milliseconds a query where 256 are asked together, on one thread. */
  @Benchmark
  @OperationsPerInvocation(QUERIES)
  public SearchResult[] exactTogether(Many many) {
    try (Workers alone = new Workers(1)) {
      return many.exact.searchAll(many.queries, BEST, (query, row) -> true, alone);
    }
  }

  /** Milliseconds for one query that follows the graph. */
  @Benchmark
  public SearchResult hnsw(Many many, Graph graph) {
    return graph.index.search(many.query(), BEST, row -> true);
  }

  /** Random vectors. */
  public enum RandomVectors {
    /** Normal, all alike: nothing to go by, which is the hardest. */
    GAUSSIAN {
      @Override
      void fill(float[] vector, SplittableRandom random) {
        for (int k = 0; k < vector.length; k++) {
          vector[k] = (float) Seeds.gaussian(random);
        }
      }
    },
    /**
     * As factors of items are: 1,000 clusters, component k with a variance of 1 / (k + 1), within a
     * cluster a quarter of it, and lengths that are log-normal, with a deviation of 0.3.
     */
    CLUSTERED {
      @Override
      void fill(float[] vector, SplittableRandom random) {
        SplittableRandom centre = Seeds.random(1, "centre", random.nextInt(1000));
        double length = Math.exp(0.3 * Seeds.gaussian(random));
        for (int k = 0; k < vector.length; k++) {
          double component = Seeds.gaussian(centre) + 0.5 * Seeds.gaussian(random);
          vector[k] = (float) (length * component / Math.sqrt(k + 1));
        }
      }
    };

    abstract void fill(float[] vector, SplittableRandom random);

    /** {@code count} vectors, one after another. */
    float[] draw(int count, int dimension, String purpose) {
      SplittableRandom random = Seeds.random(1, purpose);
      float[] vectors = new float[count * dimension];
      float[] vector = new float[dimension];
      for (int row = 0; row < count; row++) {
        fill(vector, random);
        System.arraycopy(vector, 0, vectors, row * dimension, dimension);
      }
      return vectors;
    }
  }
}
