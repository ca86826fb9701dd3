package org.deepmovie.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.deepmovie.index.SearchResult;
import org.deepmovie.index.VectorIndex;
import org.deepmovie.index.VectorIndexFactory;
import org.deepmovie.index.VectorSimilarity;
import org.deepmovie.recommend.TopItems;
import org.deepmovie.train.Seeds;
import org.deepmovie.train.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What every {@link VectorIndex} must do. Its author extends this class in a test and gives the
 * factory; an approximate index gives one whose options make it compare all vectors, because the
 * contract expects exact results.
 *
 * <pre>{@code
 * class MyIndexTest extends VectorIndexContract {
 *   @Override
 *   protected VectorIndexFactory factory() {
 *     return ExactIndex.factory(); // your index
 *   }
 * }
 * }</pre>
 *
 * <p>It checks, among other things: the best rows by inner product and by cosine are found, also
 * under a filter; of equal scores the lower row comes first; searches of many queries at once give
 * the same results at any number of threads; vectors and queries of a wrong shape or with numbers
 * that are not finite are refused.
 */
public abstract class VectorIndexContract {

  private static final int DIMENSION = 13;
  private static final int ROWS = 700;
  private static final double TOLERANCE = 1e-5;

  /** Builds the indexes under test. */
  protected abstract VectorIndexFactory factory();

  /**
   * Vectors of standard normal numbers.
   *
   * @return {@code count * dimension} numbers, vector after vector
   */
  protected static float[] vectors(int count, int dimension, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] vectors = new float[count * dimension];
    for (int n = 0; n < vectors.length; n++) {
      vectors[n] = (float) Seeds.gaussian(random);
    }
    return vectors;
  }

  private static float[] row(float[] vectors, int row) {
    return Arrays.copyOfRange(vectors, row * DIMENSION, (row + 1) * DIMENSION);
  }

  private static double score(float[] q, float[] v, VectorSimilarity metric) {
    double product = 0;
    double squares = 0;
    double querySquares = 0;
    for (int k = 0; k < q.length; k++) {
      product += (double) q[k] * v[k];
      squares += (double) v[k] * v[k];
      querySquares += (double) q[k] * q[k];
    }
    if (metric == VectorSimilarity.INNER_PRODUCT) {
      return product;
    }
    return squares * querySquares > 0 ? product / Math.sqrt(squares * querySquares) : 0;
  }

  private static SearchResult exhaustiveSearch(
      float[] vectors, float[] query, int n, VectorSimilarity metric, IntPredicate keep) {
    TopItems best = new TopItems(n);
    for (int row = 0; row < vectors.length / DIMENSION; row++) {
      if (keep.test(row)) {
        best.offer(row, score(query, row(vectors, row), metric));
      }
    }
    return SearchResult.of(best);
  }

  private VectorIndex index(float[] vectors, VectorSimilarity metric) {
    return factory().index(vectors, vectors.length / DIMENSION, DIMENSION, metric);
  }

  @ParameterizedTest
  @EnumSource(VectorSimilarity.class)
  void theBestRowsAreThoseOfAnExhaustiveSearch(VectorSimilarity metric) {
    float[] vectors = vectors(ROWS, DIMENSION, 1);
    float[] queries = vectors(70, DIMENSION, 2);
    VectorIndex index = index(vectors, metric);
    for (int query = 0; query < 70; query++) {
      float[] q = row(queries, query);
      SearchResult expected = exhaustiveSearch(vectors, q, 10, metric, row -> true);
      SearchResult actual = index.search(q, 10, row -> true);
      assertArrayEquals(expected.rows(), actual.rows());
      assertArrayEquals(expected.scores(), actual.scores(), TOLERANCE);
    }
  }

  @ParameterizedTest
  @EnumSource(VectorSimilarity.class)
  void onlyRowsThatPassTheFilterAreFoundAndAllOfThemIfSoManyAreWanted(VectorSimilarity metric) {
    float[] vectors = vectors(ROWS, DIMENSION, 3);
    float[] q = vectors(1, DIMENSION, 4);
    VectorIndex index = index(vectors, metric);
    for (int every : new int[] {2, 7, 100, ROWS + 1}) {
      IntPredicate keep = row -> row % every == 1;
      int[] expected = exhaustiveSearch(vectors, q, 25, metric, keep).rows();
      assertArrayEquals(expected, index.search(q, 25, keep).rows(), "every " + every);
    }
    assertEquals(0, index.search(q, 5, row -> false).rows().length);
    assertEquals(ROWS, index.search(q, Integer.MAX_VALUE, row -> true).rows().length);
  }

  @ParameterizedTest
  @EnumSource(VectorSimilarity.class)
  void ofEqualScoresTheLowerRowComesFirst(VectorSimilarity metric) {
    float[] vectors = new float[90 * DIMENSION];
    float[] three = vectors(3, DIMENSION, 5);
    for (int row = 0; row < 90; row++) {
      System.arraycopy(three, row % 3 * DIMENSION, vectors, row * DIMENSION, DIMENSION);
    }
    float[] q = row(three, 1);
    int[] found = index(vectors, metric).search(q, 90, row -> true).rows();
    int[] first = IntStream.range(0, 30).map(n -> 3 * n + 1).toArray();
    if (score(q, row(three, 1), metric) > score(q, row(three, 0), metric)) {
      assertArrayEquals(first, IntStream.of(found).limit(30).toArray());
    }
    for (int from = 0; from < 90; from += 30) {
      assertThat(Arrays.copyOfRange(found, from, from + 30)).isSorted();
    }
  }

  @ParameterizedTest
  @EnumSource(VectorSimilarity.class)
  void searchingManyQueriesAtOnceEqualsSearchingEachAtAnyNumberOfThreads(VectorSimilarity metric) {
    float[] vectors = vectors(ROWS, DIMENSION, 6);
    float[] queries = vectors(150, DIMENSION, 7);
    VectorIndex index = index(vectors, metric);
    SearchResult[] alone = new SearchResult[150];
    for (int query = 0; query < alone.length; query++) {
      int who = query;
      alone[query] = index.search(row(queries, query), 8, row -> row % 5 != who % 5);
    }
    for (int threads : new int[] {1, 3}) {
      try (Workers workers = new Workers(threads)) {
        assertArrayEquals(
            alone, index.searchAll(queries, 8, (who, row) -> row % 5 != who % 5, workers));
      }
    }
  }

  @Test
  void theCosineIgnoresLengthAndIsZeroForAZeroVector() {
    float[] vectors = new float[3 * DIMENSION];
    vectors[0] = 1;
    vectors[DIMENSION] = 1e-20f;
    VectorIndex index = index(vectors, VectorSimilarity.COSINE);
    float[] q = new float[DIMENSION];
    q[0] = 5;
    assertEquals(
        new SearchResult(new int[] {0, 1, 2}, new double[] {1, 1, 0}),
        index.search(q, 3, row -> true));
    assertArrayEquals(new double[3], index.search(new float[DIMENSION], 3, row -> true).scores());
  }

  @ParameterizedTest
  @EnumSource(VectorSimilarity.class)
  void theVectorOfARowIsParallelToTheRow(VectorSimilarity metric) {
    float[] vectors = vectors(30, DIMENSION, 8);
    VectorIndex index = index(vectors, metric);
    for (int row = 0; row < 30; row++) {
      assertEquals(1, score(row(vectors, row), index.vector(row), VectorSimilarity.COSINE), 1e-6);
    }
  }

  @Test
  void theIndexReportsItsMetricRowsAndDimension() {
    VectorIndex index = index(vectors(30, DIMENSION, 9), VectorSimilarity.COSINE);
    assertEquals(VectorSimilarity.COSINE, index.similarity());
    assertEquals(30, index.rows());
    assertEquals(DIMENSION, index.dimension());
  }

  @Test
  void anIndexOfNoOrOneVectorCanBeSearched() {
    float[] q = vectors(1, DIMENSION, 10);
    assertEquals(
        0,
        index(new float[0], VectorSimilarity.INNER_PRODUCT)
            .search(q, 4, row -> true)
            .rows()
            .length);
    assertArrayEquals(
        new int[1],
        index(vectors(1, DIMENSION, 11), VectorSimilarity.INNER_PRODUCT)
            .search(q, 4, row -> true)
            .rows());
  }

  @Test
  void numbersBehindTheLastRowAreIgnored() {
    float[] vectors = vectors(30, DIMENSION, 12);
    vectors[20 * DIMENSION] = Float.NaN;
    VectorIndex index = factory().index(vectors, 20, DIMENSION, VectorSimilarity.INNER_PRODUCT);
    assertEquals(20, index.search(row(vectors, 0), 99, row -> true).rows().length);
  }

  @Test
  void aQueryOfAWrongShapeOrNotFiniteIsRefused() {
    VectorIndex index = index(vectors(30, DIMENSION, 13), VectorSimilarity.INNER_PRODUCT);
    assertRefused("length 12", () -> index.search(new float[12], 3, row -> true));
    assertRefused("n=0", () -> index.search(new float[DIMENSION], 0, row -> true));
    float[] infinite = new float[2 * DIMENSION];
    infinite[DIMENSION + 4] = Float.POSITIVE_INFINITY;
    try (Workers workers = new Workers(1)) {
      assertRefused("query 1", () -> index.searchAll(infinite, 3, (q, row) -> true, workers));
      assertRefused(
          "14 numbers", () -> index.searchAll(new float[14], 3, (q, row) -> true, workers));
    }
  }

  @Test
  void vectorsOfAWrongShapeOrNotFiniteAreRefused() {
    assertRefused("3 x 5", () -> factory().index(new float[14], 3, 5, VectorSimilarity.COSINE));
    assertRefused("1 x 0", () -> factory().index(new float[14], 1, 0, VectorSimilarity.COSINE));
    float[] vectors = vectors(3, DIMENSION, 14);
    vectors[2 * DIMENSION] = Float.NaN;
    assertRefused("vector 2 has NaN", () -> index(vectors, VectorSimilarity.COSINE));
  }

  private static void assertRefused(String named, ThrowingCallable call) {
    assertThatIllegalArgumentException().isThrownBy(call).withMessageContaining(named);
  }
}
