package org.deepmovie.deep.autorec;

import java.util.Optional;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.internal.data.CanonicalOrder;
import org.deepmovie.internal.deep.autorec.AutoencoderWeights;
import org.deepmovie.internal.deep.autorec.RatedSide;
import org.deepmovie.internal.deep.autorec.RowInputs;
import org.deepmovie.internal.factor.FactorModel;
import org.deepmovie.nn.Activation;
import org.deepmovie.recommend.BaselineEstimate;
import org.deepmovie.train.Workers;

/**
 * Turns the network after an epoch into a factor model. With z~ the mean of the rows' last hidden
 * layers z_r and V~ that of the outputs' weights V_c,
 *
 * <pre>
 *   V_c . z_r + b_c = (V_c - V~) . (z_r - z~) + V~ . (z_r - z~) + V_c . z~ + b_c
 * </pre>
 *
 * whose last terms are biases of the row and of the column: what is predicted if only one of them
 * is known.
 *
 * @param baseline the centering of the ratings, in canonical order
 * @param globalBias what is added to outputs that are no deviations
 */
record AutoRecCheckpoint(
    RatedSide side,
    AutoRecOptions options,
    Dataset train,
    CanonicalOrder order,
    BaselineEstimate baseline,
    double globalBias) {

  /**
   * The model of {@code weights} as they are now, and of inputs without dropout.
   *
   * @throws ArithmeticException if a weight or a unit is so great, or NaN, that the fit diverged
   */
  AutoRecModel model(AutoencoderWeights weights, RowInputs inputs, Workers workers) {
    FloatMatrix hidden = weights.encode(inputs, workers);
    FloatMatrix output = weights.output().matrix();
    CsrMatrix ratings = side.rows(order.data().ratings());
    CsrMatrix transposed = side.other().rows(order.data().ratings());
    float[] meanHidden = mean(hidden, ratings, knowsAllRows());
    float[] meanOutput = mean(output, transposed, false);
    FloatMatrix rows = rowVectors(hidden, ratings, meanHidden, meanOutput);
    FloatMatrix columns = columnVectors(output, transposed, meanHidden, meanOutput);
    FactorModel factors =
        FactorModel.of(
            true,
            outputIsDeviation() ? baseline.mean() : globalBias,
            side == RatedSide.ITEM ? columns : rows,
            side == RatedSide.ITEM ? rows : columns,
            train.ratings(),
            knowsAllRows());
    return new AutoRecModel(
        options.withColdStart(factors), Optional.of(encoder(weights, meanHidden, meanOutput)));
  }

  private boolean outputIsDeviation() {
    return options.output() == Activation.IDENTITY;
  }

  /** Whether rows without ratings have vectors, too: those of their features. */
  private boolean knowsAllRows() {
    return side == RatedSide.ITEM && options.hasFeatures();
  }

  private int units() {
    return options.lastHiddenUnits();
  }

  /** What turns an output into a rating. */
  private double outputUnit() {
    return outputIsDeviation() ? train.scale().unit() : 1;
  }

  /** The mean of the vectors of all rows, or of those that have ratings. */
  private float[] mean(FloatMatrix vectors, CsrMatrix ratings, boolean all) {
    double[] sums = new double[units()];
    int count = 0;
    for (int row = 0; row < ratings.rows(); row++) {
      if (all || ratings.count(row) > 0) {
        count++;
        for (int k = 0; k < sums.length; k++) {
          sums[k] += vectors.get(row, k);
        }
      }
    }
    float[] mean = new float[sums.length];
    for (int k = 0; k < mean.length; k++) {
      mean[k] = (float) (sums[k] / count);
    }
    return mean;
  }

  /** By row the bias V~ . (z - z~), and z - z~. */
  private FloatMatrix rowVectors(
      FloatMatrix hidden, CsrMatrix ratings, float[] meanHidden, float[] meanOutput) {
    FloatMatrix vectors = new FloatMatrix(ratings.rows(), 1 + units());
    for (int row = 0; row < vectors.rows(); row++) {
      int from = side.canonicalIndex(order, row);
      if (knowsAllRows() || ratings.count(from) > 0) {
        subtract(hidden, from, meanHidden, 1, vectors, row);
        double share = 0;
        for (int k = 0; k < meanOutput.length; k++) {
          share += vectors.get(row, 1 + k) * (double) meanOutput[k];
        }
        vectors.set(row, 0, (float) (bias(side, from) + outputUnit() * share));
      }
    }
    return vectors;
  }

  /** By column the bias V . z~ + b, and V - V~. */
  private FloatMatrix columnVectors(
      FloatMatrix output, CsrMatrix ratings, float[] meanHidden, float[] meanOutput) {
    FloatMatrix vectors = new FloatMatrix(ratings.rows(), 1 + units());
    for (int column = 0; column < vectors.rows(); column++) {
      int from = side.other().canonicalIndex(order, column);
      if (ratings.count(from) > 0) {
        double share = output.get(from, units());
        for (int k = 0; k < meanHidden.length; k++) {
          share += output.get(from, k) * (double) meanHidden[k];
        }
        subtract(output, from, meanOutput, outputUnit(), vectors, column);
        vectors.set(column, 0, (float) (bias(side.other(), from) + outputUnit() * share));
      }
    }
    return vectors;
  }

  /** Sets {@code row}, after its bias, to the multiple of a vector less the mean. */
  private static void subtract(
      FloatMatrix vectors, int from, float[] mean, double multiple, FloatMatrix into, int row) {
    for (int k = 0; k < mean.length; k++) {
      into.set(row, 1 + k, (float) (multiple * (vectors.get(from, k) - mean[k])));
    }
  }

  private double bias(RatedSide of, int canonicalIndex) {
    return outputIsDeviation() ? of.biases(baseline)[canonicalIndex] : 0;
  }

  /** The encoder of rows, on copies of the weights. */
  private RowEncoder encoder(AutoencoderWeights weights, float[] meanHidden, float[] meanOutput) {
    RatedSide columns = side.other();
    int size = columns.ids(train).size();
    FloatMatrix trained = weights.input().matrix();
    int inputs = RowEncoder.inputs(options, size);
    FloatMatrix ofInputs = new FloatMatrix(inputs, options.hiddenUnits());
    for (int row = 0; row < inputs - 1; row++) {
      int from = row / size * size + columns.canonicalIndex(order, row % size);
      copyRow(trained, from, ofInputs, row);
    }
    copyRow(trained, trained.rows() - 1, ofInputs, inputs - 1);
    float[] biases = new float[size];
    for (int column = 0; column < size; column++) {
      biases[column] = columns.biases(baseline)[columns.canonicalIndex(order, column)];
    }
    return new RowEncoder(
        side,
        options,
        baseline.mean(),
        biases,
        ofInputs,
        weights.between().map(layer -> layer.matrix().copyOfColumns(0, units())),
        meanHidden,
        meanOutput);
  }

  private static void copyRow(FloatMatrix from, int row, FloatMatrix to, int at) {
    System.arraycopy(from.values(), from.offset(row), to.values(), to.offset(at), to.columns());
  }
}
