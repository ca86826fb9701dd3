package org.deepmovie.index;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.deepmovie.internal.kernel.Kernels;
import org.deepmovie.testkit.VectorIndexContract;
import org.junit.jupiter.api.Test;

class ExactIndexTest extends VectorIndexContract {

  @Override
  protected VectorIndexFactory factory() {
    return ExactIndex.factory();
  }

  @Test
  void threeVectorsWorkedByHand() {
    float[] vectors = {3, 0, 1, 1, 0, 2};
    float[] q = {1, 2};
    assertEquals(
        new SearchResult(new int[] {2, 0, 1}, new double[] {4, 3, 3}),
        new ExactIndex(vectors, 3, 2, VectorSimilarity.INNER_PRODUCT).search(q, 3, row -> true));
    SearchResult cosines =
        new ExactIndex(vectors, 3, 2, VectorSimilarity.COSINE).search(q, 2, row -> true);
    assertArrayEquals(new int[] {1, 2}, cosines.rows());
    assertArrayEquals(new double[] {3 / Math.sqrt(10), 2 / Math.sqrt(5)}, cosines.scores(), 1e-6);
  }

  @Test
  void theScoresOfAllRowsAreThoseOfTheSearch() {
    float[] vectors = vectors(301, 9, 1);
    float[] q = vectors(1, 9, 2);
    for (VectorSimilarity metric : VectorSimilarity.values()) {
      ExactIndex index = new ExactIndex(vectors, 301, 9, metric);
      float[] scores = new float[301];
      Arrays.fill(scores, Float.NaN);
      index.scores(q, scores);
      SearchResult all = index.search(q, 301, row -> true);
      IntStream.range(0, 301).forEach(n -> assertEquals(scores[all.rows()[n]], all.scores()[n]));
    }
  }

  @Test
  void theFirstRowsCanBeScoredAlone() {
    float[] vectors = vectors(100, 9, 3);
    ExactIndex index = new ExactIndex(vectors, 100, 9, VectorSimilarity.INNER_PRODUCT);
    float[] all = new float[100];
    float[] some = new float[70];
    index.scores(vectors(1, 9, 4), all);
    index.scores(vectors(1, 9, 4), some);
    assertArrayEquals(Arrays.copyOf(all, 70), some);
  }

  @Test
  void bothKernelsFindTheSame() {
    float[] vectors = vectors(500, 20, 5);
    PreparedVectors indexed = new PreparedVectors(vectors, 500, 20, VectorSimilarity.COSINE);
    ExactIndex plain = new ExactIndex(indexed, Kernels.plain());
    ExactIndex best = new ExactIndex(indexed, Kernels.best());
    for (int row = 0; row < 20; row++) {
      SearchResult expected = plain.search(plain.vector(row), 30, other -> true);
      SearchResult actual = best.search(best.vector(row), 30, other -> true);
      assertArrayEquals(expected.rows(), actual.rows());
      assertArrayEquals(expected.scores(), actual.scores(), 1e-6);
    }
  }
}
