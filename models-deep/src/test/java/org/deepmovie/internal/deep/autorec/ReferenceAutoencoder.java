package org.deepmovie.internal.deep.autorec;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.deepmovie.data.RatingScale;
import org.deepmovie.nn.Activation;

/**
 * The loss of an autoencoder in double precision and from dense arrays, as the formulas have it.
 *
 * @param output the activation of the outputs
 * @param globalBias what is added to outputs that are no deviations
 * @param outOfScalePenalty weight of the squared distance to the scale
 * @param x rows x inputs
 * @param ratings rows x outputs, NaN for none
 * @param centers what outputs that are deviations are added to, rows x outputs
 */
record ReferenceAutoencoder(
    AutoencoderSpec spec,
    Activation output,
    RatingScale scale,
    double globalBias,
    double outOfScalePenalty,
    double[][] x,
    double[][] ratings,
    double[][] centers) {

  /** The weights: of the inputs, between hidden layers, of the outputs. */
  record DenseWeights(double[][] input, Optional<double[][]> between, double[][] output) {}

  /** The prediction of a rating. */
  double prediction(DenseWeights weights, int row, int column) {
    double[] z = layer(x[row], weights.input, spec.hiddenUnits(), spec.activation());
    if (weights.between.isPresent()) {
      z = layer(z, weights.between.get(), spec.secondHiddenUnits(), spec.activation());
    }
    double sum = 0;
    for (int k = 0; k < z.length; k++) {
      sum += z[k] * weights.output[column][k];
    }
    double low = scale.min();
    double high = scale.max();
    double shifted = sum + globalBias;
    return switch (output) {
      case IDENTITY -> centers[row][column] + (high - low) / 4 * sum;
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
  double squares(DenseWeights weights, int... rows) {
    double sum = 0;
    for (int row : rows) {
      for (int column = 0; column < ratings[row].length; column++) {
        if (!Double.isNaN(ratings[row][column])) {
          double error = prediction(weights, row, column) - ratings[row][column];
          sum += Math.pow(4 * error / (scale.max() - scale.min()), 2);
        }
      }
    }
    return sum;
  }

  /** The loss of {@code rows}, with their share of the regularization. */
  double loss(DenseWeights weights, int... rows) {
    double sum = squares(weights, rows) / 2;
    for (int row : rows) {
      for (int column = 0; column < ratings[row].length; column++) {
        if (!Double.isNaN(ratings[row][column])) {
          double prediction = prediction(weights, row, column);
          double outside =
              Math.max(0, Math.max(prediction - scale.max(), scale.min() - prediction));
          sum += outOfScalePenalty / 2 * Math.pow(4 * outside / (scale.max() - scale.min()), 2);
        }
      }
    }
    double regularization = 0;
    for (int p = 0; p < weights.input.length - 1; p++) {
      int input = p;
      int entries =
          (int)
              IntStream.range(0, x.length).filter(row -> rated(row) && x[row][input] != 0).count();
      regularization += spec.input().of(entries) * elasticNet(weights.input[p], spec.hiddenUnits());
    }
    for (int k = 0; weights.between.isPresent() && k < spec.hiddenUnits(); k++) {
      regularization +=
          spec.input().lambda() * elasticNet(weights.between.get()[k], spec.secondHiddenUnits());
    }
    for (int c = 0; c < weights.output.length; c++) {
      int column = c;
      int entries =
          (int)
              IntStream.range(0, x.length)
                  .filter(row -> !Double.isNaN(ratings[row][column]))
                  .count();
      regularization +=
          spec.output().of(entries) * elasticNet(weights.output[c], spec.lastHiddenUnits());
    }
    return sum
        + regularization * rows.length / IntStream.range(0, x.length).filter(this::rated).count();
  }

  private boolean rated(int row) {
    return Arrays.stream(ratings[row]).anyMatch(Double::isFinite);
  }

  private double elasticNet(double[] weights, int units) {
    double sum = 0;
    for (int k = 0; k < units; k++) {
      sum +=
          (1 - spec.l1Ratio()) / 2 * weights[k] * weights[k]
              + spec.l1Ratio() * Math.abs(weights[k]);
    }
    return sum;
  }
}
