package org.deepmovie.internal.text.cnn;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.deepmovie.internal.text.network.DoublePrecisionReference;
import org.deepmovie.internal.text.network.NetworkSetup;
import org.deepmovie.internal.text.network.TextNetwork;
import org.deepmovie.internal.text.network.TextNetworkContract;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.text.CnnKanOptions;
import org.junit.jupiter.api.Nested;

class CnnKanNetworkTest {

  private static final int FUNCTIONS = 6;

  @Nested
  class Splines extends Contract {
    Splines() {
      super("spline");
    }

    /** The recursion of Cox and de Boor on knots that go three steps beyond both ends. */
    @Override
    double function(int k, double x) {
      return spline(k, 3, x);
    }

    private double spline(int k, int degree, double x) {
      if (degree == 0) {
        return x >= knot(k) && x < knot(k + 1) ? 1 : 0;
      }
      double left = (x - knot(k)) / (knot(k + degree) - knot(k));
      double right = (knot(k + degree + 1) - x) / (knot(k + degree + 1) - knot(k + 1));
      return left * spline(k, degree - 1, x) + right * spline(k + 1, degree - 1, x);
    }

    private double knot(int k) {
      return -1 + (k - 3) * 2.0 / (FUNCTIONS - 3);
    }
  }

  @Nested
  class Polynomials extends Contract {
    Polynomials() {
      super("chebyshev");
    }

    @Override
    double function(int k, double x) {
      return Math.cos(k * Math.acos(x));
    }
  }

  private abstract static class Contract extends TextNetworkContract {

    private final CnnKanOptions options;

    Contract(String basis) {
      options =
          OptionsMapper.of(CnnKanOptions.class)
              .parse(
                  Map.of(
                      "filters", "4",
                      "hiddenUnits", "5",
                      "dropout", "0.4",
                      "basis", basis,
                      "basisFunctions", "" + FUNCTIONS));
    }

    abstract double function(int k, double x);

    @Override
    public TextNetwork network(NetworkSetup setup) {
      return new CnnKanNetwork(options, setup);
    }

    @Override
    public DoublePrecisionReference reference(TextNetwork network) {
      return new DoublePrecisionReference(network.parameters()) {
        @Override
        public double[][] encode(int[][] documents, Optional<SplittableRandom> dropout) {
          return Arrays.stream(documents)
              .map(words -> encode(words, dropout))
              .toArray(double[][]::new);
        }

        private double[] encode(int[] words, Optional<SplittableRandom> dropout) {
          double[] z =
              ReferenceConvolutions.features(
                  PooledConvolutions.KIM_WIDTHS, parameters, DIMENSIONS, options.filters(), words);
          double[] h = layer(tanh(known(z, words)), 3, options.head().hiddenUnits());
          return layer(tanh(drop(h, options.head().dropout(), dropout)), 6, OUTPUTS);
        }

        private double[] layer(double[] x, int first, int outputs) {
          double[] y = new double[outputs];
          for (int i = 0; i < x.length; i++) {
            for (int o = 0; o < outputs; o++) {
              int edge = i * outputs + o;
              double spline = 0;
              for (int k = 0; k < FUNCTIONS; k++) {
                double coefficient = parameters[first + 2][(i * FUNCTIONS + k) * outputs + o];
                spline += coefficient * function(k, x[i]);
              }
              y[o] +=
                  parameters[first][edge] * x[i] / (1 + Math.exp(-x[i]))
                      + parameters[first + 1][edge] * spline;
            }
          }
          return y;
        }
      };
    }

    private static double[] tanh(double[] x) {
      return Arrays.stream(x).map(Math::tanh).toArray();
    }
  }
}
