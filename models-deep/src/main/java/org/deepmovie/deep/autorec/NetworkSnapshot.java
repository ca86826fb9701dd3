package org.deepmovie.deep.autorec;

import java.util.Optional;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.internal.data.CanonicalOrder;
import org.deepmovie.internal.factor.FactorModel;
import org.deepmovie.nn.Activation;
import org.deepmovie.recommend.BaselineEstimate;
import org.deepmovie.train.EarlyStopping;
import org.deepmovie.train.Workers;

/**
 * The network as of now, as vectors. With z~ the mean of the rows' last hidden layers z_r and V~
 * that of the outputs' weights V_c,
 *
 * <pre>
 *   V_c . z_r + b_c = (V_c - V~) . (z_r - z~) + V~ . (z_r - z~) + V_c . z~ + b_c
 * </pre>
 *
 * whose last terms are biases of the row and of the column: what is predicted if only one of them
 * is known.
 */
final class NetworkSnapshot {

  private static final int ROWS_AT_A_TIME = 8;

  private final RatedSide side;
  private final AutoRecOptions options;
  private final Dataset train;
  private final CanonicalOrder byId;
  private final BaselineEstimate centre;
  private final AutoRecTraining training;
  private final boolean deviates;
  private final double offset;
  private final int width;
  private final float[] meanHidden;
  private final float[] meanOutput;

  /**
   * A builder of snapshots.
   *
   * @param centre what is taken off ratings, by id
   * @param offset what is added to outputs that are no deviations
   */
  NetworkSnapshot(
      RatedSide side,
      AutoRecOptions options,
      Dataset train,
      CanonicalOrder byId,
      BaselineEstimate centre,
      AutoRecTraining training,
      double offset) {
    this.side = side;
    this.options = options;
    this.train = train;
    this.byId = byId;
    this.centre = centre;
    this.training = training;
    this.deviates = options.output() == Activation.IDENTITY;
    this.offset = offset;
    this.width = options.width();
    this.meanHidden = new float[width];
    this.meanOutput = new float[width];
  }

  /**
   * The model that {@code inputs} without noise give.
   *
   * @throws ArithmeticException if a weight or a unit is so great, or NaN, that the fit diverged
   */
  AutoRecModel take(RowInputs inputs, Workers workers) {
    boolean allRows = side == RatedSide.ITEM && options.hasFeatures();
    FloatMatrix hidden = hidden(inputs, workers);
    FloatMatrix output = training.output().matrix();
    requireBounded(training.input().matrix());
    training.between().ifPresent(layer -> requireBounded(layer.matrix()));
    requireBounded(hidden);
    requireBounded(output);
    CsrMatrix ratings = side.rows(byId.data().ratings());
    CsrMatrix transposed = side.other().rows(byId.data().ratings());
    mean(hidden, ratings, allRows, meanHidden);
    mean(output, transposed, false, meanOutput);
    double factor = deviates ? train.scale().unit() : 1;
    FloatMatrix rows = new FloatMatrix(ratings.rows(), 1 + width);
    FloatMatrix columns = new FloatMatrix(ratings.columns(), 1 + width);
    for (int row = 0; row < rows.rows(); row++) {
      int rank = side.rank(byId, row);
      if (allRows || ratings.count(rank) > 0) {
        centre(hidden, rank, meanHidden, 1, rows, row);
        double share = dot(rows, row, meanOutput);
        rows.set(row, 0, (float) (bias(side, rank) + factor * share));
      }
    }
    for (int column = 0; column < columns.rows(); column++) {
      int rank = side.other().rank(byId, column);
      if (transposed.count(rank) > 0) {
        double share = output.get(rank, width);
        for (int k = 0; k < width; k++) {
          share += output.get(rank, k) * (double) meanHidden[k];
        }
        centre(output, rank, meanOutput, factor, columns, column);
        columns.set(column, 0, (float) (bias(side.other(), rank) + factor * share));
      }
    }
    FactorModel factors =
        FactorModel.of(
            true,
            deviates ? centre.mean() : offset,
            side == RatedSide.ITEM ? columns : rows,
            side == RatedSide.ITEM ? rows : columns,
            train.ratings(),
            allRows);
    return new AutoRecModel(factors, side == RatedSide.ITEM ? Optional.empty() : encoder());
  }

  private static void requireBounded(FloatMatrix matrix) {
    EarlyStopping.requireBounded(matrix.values(), 1);
  }

  private FloatMatrix hidden(RowInputs inputs, Workers workers) {
    HiddenLayers network = training.network();
    CsrMatrix rows = inputs.rows();
    FloatMatrix hidden = new FloatMatrix(rows.rows(), network.stride());
    workers.forEach(
        rows.rows(),
        ROWS_AT_A_TIME,
        (worker, from, to) -> {
          float[] z = network.hasSecond() ? new float[network.firstStride()] : hidden.values();
          for (int row = from; row < to; row++) {
            int at = network.hasSecond() ? 0 : hidden.offset(row);
            network.first(inputs.clean(), inputs.columns(), rows.start(row), rows.end(row), z, at);
            if (network.hasSecond()) {
              network.second(z, 0, hidden.values(), hidden.offset(row), 1);
            }
          }
        });
    return hidden;
  }

  private void mean(FloatMatrix vectors, CsrMatrix known, boolean all, float[] mean) {
    double[] sums = new double[width];
    int count = 0;
    for (int row = 0; row < known.rows(); row++) {
      if (all || known.count(row) > 0) {
        count++;
        for (int k = 0; k < width; k++) {
          sums[k] += vectors.get(row, k);
        }
      }
    }
    for (int k = 0; k < width; k++) {
      mean[k] = (float) (sums[k] / count);
    }
  }

  private void centre(
      FloatMatrix vectors, int rank, float[] mean, double factor, FloatMatrix into, int row) {
    for (int k = 0; k < width; k++) {
      into.set(row, 1 + k, (float) (factor * (vectors.get(rank, k) - mean[k])));
    }
  }

  private double dot(FloatMatrix vectors, int row, float[] other) {
    double sum = 0;
    for (int k = 0; k < width; k++) {
      sum += vectors.get(row, 1 + k) * (double) other[k];
    }
    return sum;
  }

  private double bias(RatedSide of, int rank) {
    return deviates ? of.biases(centre)[rank] : 0;
  }

  private Optional<FoldInEncoder> encoder() {
    int items = train.items().size();
    FloatMatrix trained = training.input().matrix();
    int inputs = (options.implicit() ? 2 : 1) * items + 1;
    FloatMatrix weights = new FloatMatrix(inputs, options.hidden());
    for (int row = 0; row < inputs - 1; row++) {
      copy(trained, row / items * items + byId.item(row % items), weights, row);
    }
    copy(trained, trained.rows() - 1, weights, inputs - 1);
    float[] biases = new float[items];
    for (int item = 0; item < items; item++) {
      biases[item] = centre.item()[byId.item(item)];
    }
    return Optional.of(
        new FoldInEncoder(
            options,
            new BaselineEstimate(centre.mean(), new float[train.users().size()], biases),
            weights,
            training.between().map(layer -> narrowed(layer.matrix())),
            meanHidden.clone(),
            meanOutput.clone()));
  }

  private FloatMatrix narrowed(FloatMatrix layer) {
    FloatMatrix narrow = new FloatMatrix(layer.rows(), width);
    for (int row = 0; row < layer.rows(); row++) {
      copy(layer, row, narrow, row);
    }
    return narrow;
  }

  private static void copy(FloatMatrix from, int row, FloatMatrix to, int at) {
    System.arraycopy(from.values(), from.offset(row), to.values(), to.offset(at), to.columns());
  }
}
