package org.deepmovie.deep.autorec;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.deepmovie.data.RatingScale;
import org.deepmovie.nn.Activation;

/**
 * The loss of an autoencoder in double precision and from dense arrays, as the formulas have it.
 *
 * @param x rows x inputs
 * @param ratings rows x outputs, NaN for none
 * @param centres what is taken off the ratings, rows x outputs
 */
record ReferenceAutoRec(
    AutoRecOptions options,
    RatingScale scale,
    double offset,
    double[][] x,
    double[][] ratings,
    double[][] centres) {

  /** The weights: of the inputs, of the second hidden layer or null, of the outputs. */
  record Weights(double[][] input, double[][] between, double[][] output) {}

  /** The rating that is answered. */
  double answer(Weights weights, int row, int column) {
    double[] z = layer(x[row], weights.input, options.hidden(), options.activation());
    if (weights.between != null) {
      z = layer(z, weights.between, options.secondHiddenUnits(), options.activation());
    }
    double sum = 0;
    for (int k = 0; k < z.length; k++) {
      sum += z[k] * weights.output[column][k];
    }
    double low = scale.min();
    double high = scale.max();
    double shifted = sum + offset;
    return switch (options.output()) {
      case IDENTITY -> centres[row][column] + (high - low) / 4 * sum;
      case SIGMOID -> low + (high - low) / (1 + Math.exp(-shifted));
      case RELU -> low + (high - low) / 4 * Math.max(0, shifted);
      case TANH -> low + (high - low) * (1 + Math.tanh(shifted)) / 2;
    };
  }

  /** The units, and a 1. */
  private static double[] layer(double[] x, double[][] weights, int units, Activation activation) {
    double[] z = new double[units + 1];
    z[units] = 1;
    for (int k = 0; k < units; k++) {
      double sum = 0;
      for (int p = 0; p < x.length; p++) {
        sum += x[p] * weights[p][k];
      }
      z[k] =
          switch (activation) {
            case IDENTITY -> sum;
            case SIGMOID -> 1 / (1 + Math.exp(-sum));
            case RELU -> Math.max(0, sum);
            case TANH -> Math.tanh(sum);
          };
    }
    return z;
  }

  /** The sum of the squared errors of {@code rows} in units of a quarter of the scale. */
  double squares(Weights weights, int... rows) {
    double sum = 0;
    for (int row : rows) {
      for (int column = 0; column < ratings[row].length; column++) {
        if (!Double.isNaN(ratings[row][column])) {
          double error = answer(weights, row, column) - ratings[row][column];
          sum += Math.pow(4 * error / (scale.max() - scale.min()), 2);
        }
      }
    }
    return sum;
  }

  /** The loss of {@code rows}, with their share of the regularization. */
  double loss(Weights weights, int... rows) {
    double sum = squares(weights, rows) / 2;
    for (int row : rows) {
      for (int column = 0; column < ratings[row].length; column++) {
        if (!Double.isNaN(ratings[row][column])) {
          double answer = answer(weights, row, column);
          double outside = Math.max(0, Math.max(answer - scale.max(), scale.min() - answer));
          sum += options.offScale() / 2 * Math.pow(4 * outside / (scale.max() - scale.min()), 2);
        }
      }
    }
    double penalty = 0;
    for (int p = 0; p < weights.input.length - 1; p++) {
      int input = p;
      int entries =
          (int)
              IntStream.range(0, x.length).filter(row -> rated(row) && x[row][input] != 0).count();
      penalty += options.inputRidge().of(entries) * net(weights.input[p], options.hidden());
    }
    for (int k = 0; weights.between != null && k < options.hidden(); k++) {
      penalty +=
          options.inputRegularization() * net(weights.between[k], options.secondHiddenUnits());
    }
    for (int c = 0; c < weights.output.length; c++) {
      int column = c;
      int entries =
          (int)
              IntStream.range(0, x.length)
                  .filter(row -> !Double.isNaN(ratings[row][column]))
                  .count();
      penalty += options.outputRidge().of(entries) * net(weights.output[c], options.width());
    }
    return sum + penalty * rows.length / IntStream.range(0, x.length).filter(this::rated).count();
  }

  private boolean rated(int row) {
    return Arrays.stream(ratings[row]).anyMatch(Double::isFinite);
  }

  private double net(double[] weights, int units) {
    double sum = 0;
    for (int k = 0; k < units; k++) {
      sum +=
          (1 - options.l1Part()) / 2 * weights[k] * weights[k]
              + options.l1Part() * Math.abs(weights[k]);
    }
    return sum;
  }
}
