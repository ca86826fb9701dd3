package org.deepmovie.internal.text.network;

import com.google.common.primitives.Doubles;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.deepmovie.internal.nn.parameter.Parameter;

/**
 * A network in double precision, word by word as in its formula, to check outputs and, by
 * differences, gradients.
 */
public abstract class DoublePrecisionReference {

  /** The numbers of columns of attributes and of given vectors. */
  static final int ATTRIBUTES = 2;

  static final int VECTORS = 1;

  /** Copies of the network's parameters, in their order. */
  public final double[][] parameters;

  public DoublePrecisionReference(List<Parameter> parameters) {
    this.parameters = parameters.stream().map(p -> doubles(p.value())).toArray(double[][]::new);
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    for (int p = 0; p < values.length; p++) {
      doubles[p] = values[p];
    }
    return doubles;
  }

  /** The vectors of {@code documents}, one row each; in training if {@code dropout} is given. */
  public abstract double[][] encode(int[][] documents, Optional<SplittableRandom> dropout);

  /** x W + b. */
  public static double[] affine(double[] x, double[] weights, double[] bias) {
    double[] y = bias.clone();
    for (int i = 0; i < x.length; i++) {
      for (int o = 0; o < y.length; o++) {
        y[o] += x[i] * weights[i * y.length + o];
      }
    }
    return y;
  }

  /** x with some of its units dropped. */
  public static double[] drop(double[] x, double probability, Optional<SplittableRandom> random) {
    double[] y = x.clone();
    random.ifPresent(
        draws ->
            Arrays.setAll(y, u -> draws.nextDouble() < probability ? 0 : x[u] / (1 - probability)));
    return y;
  }

  /** What is known of the item with the given text: attributes, then vectors. */
  static double[] side(int[] words) {
    int last = words.length == 0 ? 0 : words[words.length - 1];
    return new double[] {
      0.03125 * words.length - 0.25, last % 2 == 0 ? 0.5 : -0.125, 0.0625 * last - 0.5
    };
  }

  /** The features of a text, and what else is known of the item. */
  public static double[] known(double[] z, int[] words) {
    return Doubles.concat(z, side(words));
  }

  /**
   * The hidden and the output layer, whose parameters stand from {@code first} on.
   *
   * @param z the features of the text
   * @param words the text
   */
  public double[] head(
      double[] z, int[] words, int first, double probability, Optional<SplittableRandom> random) {
    double[] h = affine(known(z, words), parameters[first], parameters[first + 1]);
    Arrays.setAll(h, u -> Math.tanh(h[u]));
    return affine(drop(h, probability, random), parameters[first + 2], parameters[first + 3]);
  }
}
