package org.deepmovie.internal.text.resnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.deepmovie.internal.nn.layer.BatchNorm;
import org.deepmovie.internal.nn.parameter.Parameter;
import org.deepmovie.internal.nn.parameter.RandomParameters;
import org.deepmovie.internal.nn.rows.RowParts;
import org.deepmovie.internal.nn.rows.RowSource;
import org.deepmovie.internal.nn.rows.TokenBatch;
import org.deepmovie.internal.nn.rows.TokenRows;
import org.junit.jupiter.api.Test;

/** On so many rows that a slice has several parts, the last of which is not full. */
class NormalizedConvolutionTest {

  private static final int INPUTS = 2;
  private static final int OUTPUTS = 3;
  private static final int LENGTH = 139;
  private static final TokenRows ROWS =
      TokenRows.of(
          new TokenBatch(
              new int[50],
              IntStream.rangeClosed(0, 50).map(d -> d * LENGTH).toArray(),
              new int[50 * LENGTH]),
          1);

  private final Parameter weights =
      new RandomParameters(new SplittableRandom(1)).weights("w", 3 * INPUTS * OUTPUTS, 1);
  private final float[] x = words(INPUTS, 2);
  private final float[] dy = words(OUTPUTS, 3);
  private final float[] dx = new float[x.length];

  @Test
  void outputsStatisticsAndGradientsAreThoseOfTheFormulas() {
    RowParts parts = RowParts.of(ROWS.count());
    assertThat(parts.perSlice()).isGreaterThan(1);
    assertThat(ROWS.count() % parts.size()).isPositive();
    BatchNorm norm = new BatchNorm("n", OUTPUTS, new RandomParameters(new SplittableRandom(4)));
    RowConvolution convolution =
        new RowConvolution(INPUTS, OUTPUTS, weights, INPUTS * OUTPUTS, OUTPUTS);
    try (NormalizedConvolution layer = new NormalizedConvolution(convolution, norm, OUTPUTS);
        ConvolutionWorkspace workspace = new ConvolutionWorkspace(INPUTS, OUTPUTS)) {
      workspace.resize(parts.size());
      BatchInput input = new BatchInput(ROWS, parts, new float[0], INPUTS);
      NormalizedConvolution.NormalizedForward forward = layer.begin(input, true);
      for (int slice = 0; slice < RowParts.SLICES; slice++) {
        forward.run(workspace, slice, source(x, INPUTS));
      }
      NormalizedConvolution.NormalizedOutput output = forward.finish();
      NormalizedConvolution.NormalizedBackward backward =
          output.beginBackward(new double[OUTPUTS], new double[OUTPUTS]);
      for (int slice = 0; slice < RowParts.SLICES; slice++) {
        backward.run(workspace, slice, source(x, INPUTS), source(dy, OUTPUTS), this::store);
      }
      backward.finish();
      assertOutputs(output.values());
      assertStatistics(output.values(), output.scaling());
    }
    assertInputGradients();
    assertWeightGradients();
  }

  private static float[] words(int columns, long seed) {
    Random random = new Random(seed);
    float[] values = new float[ROWS.count() * columns];
    for (int p = 0; p < values.length; p++) {
      values[p] = ROWS.isWord(p / columns) ? (float) random.nextGaussian() : 0;
    }
    return values;
  }

  private static RowSource source(float[] from, int columns) {
    return (first, count, values) ->
        System.arraycopy(from, first * columns, values, 0, count * columns);
  }

  private void store(ConvolutionWorkspace part, int first, int count) {
    float[] values = new float[count * INPUTS];
    part.inputGradients.get(0, count, values);
    System.arraycopy(values, 0, dx, first * INPUTS, values.length);
  }

  private float weight(int tap, int input, int output) {
    return weights.value()[(tap * INPUTS + input) * OUTPUTS + output];
  }

  private void assertOutputs(float[] y) {
    for (int row = 0; row < ROWS.count(); row++) {
      for (int o = 0; ROWS.isWord(row) && o < OUTPUTS; o++) {
        double sum = 0;
        for (int k = 0; k < 3; k++) {
          for (int i = 0; i < INPUTS; i++) {
            sum += x[(row + k - 1) * INPUTS + i] * weight(k, i, o);
          }
        }
        assertEquals(sum, y[row * OUTPUTS + o], 1e-5);
      }
    }
  }

  private static void assertStatistics(float[] y, BatchNorm.BatchScaling scaling) {
    for (int o = 0; o < OUTPUTS; o++) {
      int channel = o;
      double[] values =
          IntStream.range(0, ROWS.count())
              .filter(ROWS::isWord)
              .mapToDouble(row -> y[row * OUTPUTS + channel])
              .toArray();
      double mean = Arrays.stream(values).average().orElseThrow();

      double square = 0;
      for (double value : values) {
        square += (value - mean) * (value - mean);
      }
      assertEquals(mean, scaling.center()[o], 1e-6);
      assertEquals(1 / Math.sqrt(square / values.length + 1e-5), scaling.factor()[o], 1e-6);
    }
  }

  private void assertInputGradients() {
    for (int row = 0; row < ROWS.count(); row++) {
      for (int i = 0; ROWS.isWord(row) && i < INPUTS; i++) {
        double sum = 0;
        for (int k = 0; k < 3; k++) {
          for (int o = 0; o < OUTPUTS; o++) {
            sum += dy[(row + 1 - k) * OUTPUTS + o] * weight(k, i, o);
          }
        }
        assertEquals(sum, dx[row * INPUTS + i], 1e-5);
      }
    }
  }

  private void assertWeightGradients() {
    for (int k = 0; k < 3; k++) {
      for (int i = 0; i < INPUTS; i++) {
        for (int o = 0; o < OUTPUTS; o++) {
          double sum = 0;
          for (int row = 1; row < ROWS.count() - 1; row++) {
            sum += x[(row + k - 1) * INPUTS + i] * dy[row * OUTPUTS + o];
          }
          assertEquals(sum, weights.gradient()[(k * INPUTS + i) * OUTPUTS + o], 1e-3);
        }
      }
    }
  }
}
