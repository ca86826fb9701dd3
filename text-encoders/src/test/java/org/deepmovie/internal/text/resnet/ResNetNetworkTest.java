package org.deepmovie.internal.text.resnet;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.deepmovie.internal.nn.parameter.Parameter;
import org.deepmovie.internal.text.network.DoublePrecisionReference;
import org.deepmovie.internal.text.network.NetworkSetup;
import org.deepmovie.internal.text.network.TextNetwork;
import org.deepmovie.internal.text.network.TextNetworkContract;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.text.ResNetOptions;

class ResNetNetworkTest extends TextNetworkContract {

  private static final int CHANNELS = 5;
  private static final int PARAMETERS_PER_BLOCK = 10;
  private static final ResNetOptions OPTIONS =
      OptionsMapper.of(ResNetOptions.class)
          .parse(Map.of("filters", "" + CHANNELS, "hiddenUnits", "7", "dropout", "0.4"));

  @Override
  public TextNetwork network(NetworkSetup setup) {
    TextNetwork network = new ResNetNetwork(OPTIONS, setup);
    for (Parameter parameter : network.parameters()) {
      for (int i = 0; i < parameter.value().length; i++) {
        if (parameter.name().endsWith(".mean")) {
          parameter.value()[i] = 0.1f * i - 0.2f;
        } else if (parameter.name().endsWith(".variance")) {
          parameter.value()[i] = 0.5f + 0.3f * i;
        }
      }
    }
    return network;
  }

  @Override
  public DoublePrecisionReference reference(TextNetwork network) {
    return new DoublePrecisionReference(network.parameters()) {
      @Override
      public double[][] encode(int[][] documents, Optional<SplittableRandom> dropout) {
        double[][] z = new double[documents.length][3 * CHANNELS];
        for (int b = 0; b < 3; b++) {
          addFeatures(documents, b, dropout.isPresent(), z);
        }
        int first = 1 + 3 * PARAMETERS_PER_BLOCK;
        double[][] y = new double[z.length][];
        for (int d = 0; d < z.length; d++) {
          y[d] = head(z[d], documents[d], first, OPTIONS.head().dropout(), dropout);
        }
        return y;
      }

      private void addFeatures(int[][] documents, int block, boolean training, double[][] z) {
        int first = 1 + block * PARAMETERS_PER_BLOCK;
        double[][][] vectors = new double[documents.length][][];
        Arrays.setAll(vectors, d -> vectors(documents[d]));
        double[][][] a = new double[documents.length][][];
        Arrays.setAll(a, d -> convolve(vectors[d], (k, i, c) -> entry(first, k, i, c)));
        normalize(a, first + 1, training);
        relu(a);
        double[][][] u = new double[documents.length][][];
        Arrays.setAll(
            u,
            d ->
                convolve(
                    a[d], (k, i, c) -> parameters[first + 5][(k * CHANNELS + i) * CHANNELS + c]));
        normalize(u, first + 6, training);
        for (int d = 0; d < documents.length; d++) {
          for (int t = 0; t < u[d].length; t++) {
            for (int c = 0; c < CHANNELS; c++) {
              double sum = u[d][t][c];
              for (int i = 0; i < DIMENSIONS; i++) {
                sum += vectors[d][t][i] * entry(first, 3, i, c);
              }
              z[d][block * CHANNELS + c] = Math.max(z[d][block * CHANNELS + c], sum);
            }
          }
        }
      }

      private double[][] vectors(int[] words) {
        return Arrays.stream(words)
            .mapToObj(
                word ->
                    Arrays.copyOfRange(parameters[0], word * DIMENSIONS, (word + 1) * DIMENSIONS))
            .toArray(double[][]::new);
      }

      private double entry(int first, int part, int i, int c) {
        return parameters[first][i * 4 * CHANNELS + part * CHANNELS + c];
      }

      private double[][] convolve(double[][] x, Weight weight) {
        double[][] y = new double[x.length][CHANNELS];
        for (int t = 0; t < x.length; t++) {
          for (int k = 0; k < 3; k++) {
            if (t + k - 1 >= 0 && t + k - 1 < x.length) {
              for (int i = 0; i < x[0].length; i++) {
                for (int c = 0; c < CHANNELS; c++) {
                  y[t][c] += x[t + k - 1][i] * weight.of(k, i, c);
                }
              }
            }
          }
        }
        return y;
      }

      private void normalize(double[][][] x, int first, boolean training) {
        for (int c = 0; c < CHANNELS; c++) {
          int channel = c;
          double[] values =
              Arrays.stream(x).flatMap(Arrays::stream).mapToDouble(row -> row[channel]).toArray();
          double mean =
              training ? Arrays.stream(values).average().orElse(0) : parameters[first + 2][c];
          double variance =
              training
                  ? Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElse(0)
                  : parameters[first + 3][c];
          double scale = parameters[first][c] / Math.sqrt(variance + 1e-5);
          for (double[][] document : x) {
            for (double[] row : document) {
              row[c] = scale * (row[c] - mean) + parameters[first + 1][c];
            }
          }
        }
      }

      private void relu(double[][][] x) {
        for (double[][] document : x) {
          for (double[] row : document) {
            Arrays.setAll(row, c -> Math.max(0, row[c]));
          }
        }
      }
    };
  }

  private interface Weight {
    double of(int tap, int input, int output);
  }
}
