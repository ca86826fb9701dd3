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

/**
 * Search for the ten vectors with the greatest inner products with a query; all have 64 dimensions.
 */
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

  /** Vectors of as many users and items as MovieLens 1M has. */
  @State(Scope.Benchmark)
  public static class MovieLensVectors {

    /** Number of threads. */
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

    /** Stops the threads. */
    @TearDown
    public void stop() {
      workers.close();
    }
  }

  /** Vectors of many items, and queries. */
  @State(Scope.Benchmark)
  public static class ManyVectors {

    /** Number of items. */
    @Param("1000000")
    public int rows;

    /** Distribution of the vectors. */
    @Param({"CLUSTERED", "GAUSSIAN"})
    public RandomVectors distribution;

    private float[] items;
    private float[] queries;
    private ExactIndex exact;
    private int next;

    /** Generates items and queries. */
    @Setup
    public void draw() {
      items = distribution.draw(rows, DIMENSION, "items");
      queries = distribution.draw(QUERIES, DIMENSION, "queries");
      exact = new ExactIndex(items, rows, DIMENSION, VectorSimilarity.INNER_PRODUCT);
    }

    private float[] query() {
      float[] query = new float[DIMENSION];
      System.arraycopy(queries, next * DIMENSION, query, 0, DIMENSION);
      next = (next + 1) % QUERIES;
      return query;
    }
  }

  /** The HNSW graph; prints its build time and its recall. */
  @State(Scope.Benchmark)
  public static class TunedHnswIndex {

    /** The option M of HNSW. */
    @Param("16")
    public int maxConnections;

    /** Number of candidates while building. */
    @Param("100")
    public int efConstruction;

    /** Number of threads while building. */
    @Param("2")
    public int buildThreads;

    /** The recall of the ten best up to which the number of candidates is raised. */
    @Param("0.95")
    public double recall;

    private HnswIndex index;

    /** Builds the graph and chooses the number of candidates. */
    @Setup
    public void build(ManyVectors vectors) {
      long start = System.nanoTime();
      index =
          (HnswIndex)
              HnswIndex.factory(
                      new HnswOptions(maxConnections, efConstruction, 25, 1, buildThreads))
                  .index(vectors.items, vectors.rows, DIMENSION, VectorSimilarity.INNER_PRODUCT);
      System.out.printf("%nbuilt in %.0f s%n", (System.nanoTime() - start) / 1e9);
      try (Workers workers = new Workers(2)) {
        SearchResult[] exact =
            vectors.exact.searchAll(vectors.queries, BEST, (query, row) -> true, workers);
        double found = 0;
        for (int efSearch = 20; found < recall && efSearch < 20_000; efSearch += efSearch / 8) {
          index = index.withEfSearch(efSearch);
          found = recall(exact, index.searchAll(vectors.queries, BEST, (q, row) -> true, workers));
          System.out.printf("efSearch=%d: recall@%d %.4f%n", efSearch, BEST, found);
        }
      }
    }

    private static double recall(SearchResult[] exact, SearchResult[] found) {
      int both = 0;
      for (int query = 0; query < exact.length; query++) {
        for (int a : exact[query].rows()) {
          for (int b : found[query].rows()) {
            both += a == b ? 1 : 0;
          }
        }
      }
      return both / (double) (BEST * exact.length);
    }
  }

  /** Milliseconds for the ten best items of all 6,040 users. */
  @Benchmark
  public SearchResult[] exactForAllUsers(MovieLensVectors vectors) {
    return vectors.items.searchAll(vectors.users, BEST, (user, item) -> true, vectors.workers);
  }

  /** Milliseconds for one query by exhaustive search. */
  @Benchmark
  public SearchResult exact(ManyVectors vectors) {
    return vectors.exact.search(vectors.query(), BEST, row -> true);
  }

  /** Milliseconds per query of a batch of 256, on one thread. */
  @Benchmark
  @OperationsPerInvocation(QUERIES)
  public SearchResult[] exactBatch(ManyVectors vectors) {
    try (Workers alone = new Workers(1)) {
      return vectors.exact.searchAll(vectors.queries, BEST, (query, row) -> true, alone);
    }
  }

  /** Milliseconds for one query of the graph. */
  @Benchmark
  public SearchResult hnsw(ManyVectors vectors, TunedHnswIndex graph) {
    return graph.index.search(vectors.query(), BEST, row -> true);
  }

  /** Distributions of random vectors. */
  public enum RandomVectors {
    /** Independent normal components, the hardest case for a graph. */
    GAUSSIAN {
      @Override
      void fill(float[] vector, SplittableRandom random) {
        for (int k = 0; k < vector.length; k++) {
          vector[k] = (float) Seeds.gaussian(random);
        }
      }
    },
    /**
     * Similar to item factors: 1,000 clusters, a variance of 1 / (k + 1) for component k, a quarter
     * of it within a cluster, and log-normal lengths with a standard deviation of 0.3.
     */
    CLUSTERED {
      @Override
      void fill(float[] vector, SplittableRandom random) {
        SplittableRandom center = Seeds.random(1, "centre", random.nextInt(1000));
        double length = Math.exp(0.3 * Seeds.gaussian(random));
        for (int k = 0; k < vector.length; k++) {
          double component = Seeds.gaussian(center) + 0.5 * Seeds.gaussian(random);
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
