package org.deepmovie.internal.text.transformer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.deepmovie.internal.nn.blas.BlasMatrix;
import org.deepmovie.internal.nn.blas.Nd4jBackend;
import org.deepmovie.internal.nn.parameter.ParameterSource;
import org.deepmovie.internal.nn.parameter.RandomParameters;
import org.deepmovie.internal.nn.rows.TokenBatch;
import org.deepmovie.train.Workers;
import org.junit.jupiter.api.Test;

class SelfAttentionTest {

  private static final int WIDTH = 4;

  /** What {@code test} needs: attention with 2 heads of 2 columns. */
  private static void with(Consumer<SelfAttention> test) {
    Nd4jBackend.start();
    ParameterSource source = new RandomParameters(new SplittableRandom(1));
    try (Workers workers = new Workers(2);
        AttentionWorkspace scratch = AttentionWorkspace.of(WIDTH);
        SelfAttention attention =
            new SelfAttention("attention", WIDTH, 2, scratch, source, workers)) {
      test.accept(attention);
    }
  }

  /** What becomes of the words of texts of the given lengths. */
  private static float[] attended(SelfAttention attention, float[] words, int... lengths) {
    int[] starts = new int[lengths.length + 1];
    for (int d = 0; d < lengths.length; d++) {
      starts[d + 1] = starts[d] + lengths[d];
    }
    int rows = words.length / WIDTH;
    TokenBatch batch = new TokenBatch(new int[lengths.length], starts, new int[rows]);
    try (BlasMatrix n = new BlasMatrix(WIDTH);
        BlasMatrix f = new BlasMatrix(WIDTH)) {
      n.resize(rows);
      f.resize(rows);
      n.put(0, rows, words);
      attention.forward(batch, n, f);
      float[] result = new float[words.length];
      f.get(0, rows, result);
      return result;
    }
  }

  private static float[] random(int rows) {
    SplittableRandom random = new SplittableRandom(2);
    float[] words = new float[rows * WIDTH];
    for (int p = 0; p < words.length; p++) {
      words[p] = (float) random.nextDouble(-2, 2);
    }
    return words;
  }

  private static float[] row(float[] rows, int row) {
    return Arrays.copyOfRange(rows, row * WIDTH, (row + 1) * WIDTH);
  }

  /** Q and K are the first column alone, V is n, and so is the output A. */
  private static void simplify(SelfAttention attention) {
    float[] entry = attention.parameters().get(0).value();
    float[] output = attention.parameters().get(2).value();
    Arrays.fill(entry, 0);
    Arrays.fill(output, 0);
    entry[0] = 1;
    entry[WIDTH] = 1;
    for (int e = 0; e < WIDTH; e++) {
      entry[e * 3 * WIDTH + 2 * WIDTH + e] = 1;
      output[e * WIDTH + e] = 1;
    }
  }

  @Test
  void twoWordsWorkedByHand() {
    with(
        attention -> {
          simplify(attention);
          float first = (float) Math.sqrt(Math.sqrt(2) * Math.log(3));
          float[] f = attended(attention, new float[] {first, 8, 4, 2, 0, 4, 0, 0}, 2);
          // The first head's products are ln 3 and 0 for the first word, which so has weights 3/4
          // and 1/4, and 0 and 0 for the second; the second head's are all 0.
          assertArrayEquals(new float[] {first * 3 / 4, 7, 2, 1}, row(f, 0), 1e-5f);
          assertArrayEquals(new float[] {first / 2, 6, 2, 1}, row(f, 1), 1e-5f);
        });
  }

  @Test
  void aWordAloneAttendsToItself() {
    with(
        attention -> {
          simplify(attention);
          float[] word = {3, -1, 2, 5};
          assertArrayEquals(word, attended(attention, word, 1), 1e-6f);
        });
  }

  @Test
  void otherTextsHaveNoInfluence() {
    with(
        attention -> {
          float[] words = random(9);
          float[] together = attended(attention, words, 2, 0, 4, 3);
          float[] alone = attended(attention, Arrays.copyOfRange(words, 8, 24), 4);
          assertArrayEquals(Arrays.copyOfRange(together, 8, 24), alone);
        });
  }

  @Test
  void wordsInAnotherOrderGiveTheSameInThatOrder() {
    with(
        attention -> {
          int count = 150;
          float[] words = random(count);
          float[] mixed = new float[words.length];
          for (int t = 0; t < count; t++) {
            System.arraycopy(words, t * WIDTH, mixed, (t * 7 % count) * WIDTH, WIDTH);
          }
          float[] f = attended(attention, words, count);
          float[] g = attended(attention, mixed, count);
          for (int t = 0; t < count; t++) {
            assertArrayEquals(row(f, t), row(g, t * 7 % count), 1e-5f);
          }
        });
  }

  @Test
  void theGradientByWordsIsThatOfDifferencesInALongTextToo() {
    with(
        attention -> {
          int count = 70;
          float[] words = random(count);
          float[] slopes = new float[words.length];
          for (int p = 0; p < slopes.length; p++) {
            slopes[p] = p % 5 - 2;
          }
          attended(attention, words, count);
          float[] gradient = gradient(attention, words, slopes);
          for (int p : new int[] {0, 5, 129, 255, 256, 279}) {
            float step = 0.02f;
            float[] above = words.clone();
            float[] below = words.clone();
            above[p] += step;
            below[p] -= step;
            double difference =
                dot(slopes, attended(attention, above, count))
                    - dot(slopes, attended(attention, below, count));
            assertEquals(difference / (2 * step), gradient[p], 0.01);
          }
        });
  }

  private static float[] gradient(SelfAttention attention, float[] words, float[] slopes) {
    int rows = words.length / WIDTH;
    try (BlasMatrix n = new BlasMatrix(WIDTH);
        BlasMatrix d = new BlasMatrix(WIDTH)) {
      n.resize(rows);
      d.resize(rows);
      n.put(0, rows, words);
      d.put(0, rows, slopes);
      attention.backward(n, d);
      float[] gradient = new float[words.length];
      d.get(0, rows, gradient);
      return gradient;
    }
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int p = 0; p < a.length; p++) {
      sum += a[p] * b[p];
    }
    return sum;
  }
}
