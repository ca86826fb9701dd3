package org.deepmovie.internal.text.lstm;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.deepmovie.internal.kernel.Kernels;
import org.deepmovie.internal.text.network.DoublePrecisionReference;
import org.deepmovie.internal.text.network.NetworkSetup;
import org.deepmovie.internal.text.network.TextNetwork;
import org.deepmovie.internal.text.network.TextNetworkContract;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.text.LstmOptions;
import org.junit.jupiter.api.Nested;

class LstmNetworkTest {

  @Nested
  class TheMeanOverOneLayer extends Contract {
    TheMeanOverOneLayer() {
      super(1, "mean", Kernels.best());
    }
  }

  @Nested
  class TheMeanOverTwoLayers extends Contract {
    TheMeanOverTwoLayers() {
      super(2, "mean", Kernels.best());
    }
  }

  @Nested
  class TheLastStatesOfOneLayer extends Contract {
    TheLastStatesOfOneLayer() {
      super(1, "last", Kernels.best());
    }
  }

  @Nested
  class TheLastStatesOfTwoLayersInPlainJava extends Contract {
    TheLastStatesOfTwoLayersInPlainJava() {
      super(2, "last", Kernels.plain());
    }
  }

  abstract static class Contract extends TextNetworkContract {

    private static final int UNITS = 5;

    private final LstmOptions options;
    private final Kernels kernels;

    Contract(int layers, String pooling, Kernels kernels) {
      this.kernels = kernels;
      this.options =
          OptionsMapper.of(LstmOptions.class)
              .parse(
                  Map.of(
                      "layers",
                      "" + layers,
                      "units",
                      "" + UNITS,
                      "hiddenUnits",
                      "7",
                      "dropout",
                      "0.4",
                      "pooling",
                      pooling));
    }

    @Override
    public TextNetwork network(NetworkSetup setup) {
      return new LstmNetwork(options, setup, kernels);
    }

    @Override
    public DoublePrecisionReference reference(TextNetwork network) {
      return new DoublePrecisionReference(network.parameters()) {
        @Override
        public double[][] encode(int[][] documents, Optional<SplittableRandom> dropout) {
          return Arrays.stream(documents)
              .map(words -> head(features(words), words, 1 + 6 * options.layers(), 0.4, dropout))
              .toArray(double[][]::new);
        }

        private double[] features(int[] words) {
          double[][] states = new double[words.length][];
          Arrays.setAll(
              states,
              t ->
                  Arrays.copyOfRange(
                      parameters[0], words[t] * DIMENSIONS, (words[t] + 1) * DIMENSIONS));
          for (int layer = 0; layer < options.layers(); layer++) {
            states = bothDirections(states, 1 + 6 * layer);
          }
          double[] z = new double[2 * UNITS];
          for (int t = 0; t < words.length; t++) {
            for (int u = 0; u < z.length; u++) {
              if (options.pooling() == LstmOptions.StatePooling.MEAN) {
                z[u] += states[t][u] / words.length;
              } else if (t == (u < UNITS ? words.length - 1 : 0)) {
                z[u] = states[t][u];
              }
            }
          }
          return z;
        }

        private double[][] bothDirections(double[][] x, int first) {
          double[][] forward = ReferenceLstm.states(parameters, first, UNITS, x);
          double[][] backward =
              reversed(ReferenceLstm.states(parameters, first + 3, UNITS, reversed(x)));
          double[][] both = new double[x.length][];
          for (int t = 0; t < x.length; t++) {
            both[t] = Arrays.copyOf(forward[t], 2 * UNITS);
            System.arraycopy(backward[t], 0, both[t], UNITS, UNITS);
          }
          return both;
        }

        private double[][] reversed(double[][] rows) {
          double[][] turned = new double[rows.length][];
          Arrays.setAll(turned, t -> rows[rows.length - 1 - t]);
          return turned;
        }
      };
    }
  }
}
