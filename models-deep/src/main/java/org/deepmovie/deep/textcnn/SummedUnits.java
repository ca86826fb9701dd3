package org.deepmovie.deep.textcnn;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.internal.nn.layer.DenseLayer;
import org.deepmovie.internal.nn.parameter.Parameter;
import org.deepmovie.internal.nn.parameter.ParameterSource;
import org.deepmovie.nn.Activation;
import org.deepmovie.train.EarlyStopping;
import org.deepmovie.train.Workers;

/**
 * A layer over the sum of the hidden units h of a user and g of an item:
 *
 * <pre>
 *   y = w . f((W h + e) + (W g + e)) + c
 * </pre>
 *
 * <p>The two terms, which together have the bias 2 e, are computed once for each user and item of a
 * block.
 */
final class SummedUnits implements Combination {

  private static final int ITEMS_AT_A_TIME = 1;
  private static final int USERS_AT_A_TIME = 32;

  private final int units;
  private final Activation activation;
  private final Workers workers;
  private final DenseLayer dense;
  private final Parameter weights;
  private final Parameter bias;

  /** A layer of {@code units} units. */
  SummedUnits(
      int hidden, int units, Activation activation, ParameterSource source, Workers workers) {
    this.units = units;
    this.activation = activation;
    this.workers = workers;
    this.dense = new DenseLayer("layer", hidden, units, 1, source);
    this.weights = source.weights("rating.weights", units, Math.sqrt(6.0 / (units + 1)));
    this.bias = source.biases("rating.bias", 1);
  }

  @Override
  public List<Parameter> parameters() {
    return Stream.concat(dense.parameters().stream(), Stream.of(weights, bias)).toList();
  }

  @Override
  public Slopes backward(float[] h, float[] g, RatingBlock block, double scale) {
    int users = block.users().length;
    int items = block.items().length;
    float[] both = Arrays.copyOf(h, h.length + g.length);
    System.arraycopy(g, 0, both, h.length, g.length);
    float[] parts = dense.forward(both, users + items);
    float[] errors = new float[block.size()];
    ItemSums sums = new ItemSums(items, units);
    float[] partSlopes = new float[parts.length];
    workers.forEach(
        items,
        ITEMS_AT_A_TIME,
        (worker, from, to) -> {
          Outputs outputs = new Outputs(parts);
          for (int i = from; i < to; i++) {
            addOfItem(i, outputs, block, scale, errors, sums, partSlopes);
          }
        });
    workers.forEach(
        users,
        USERS_AT_A_TIME,
        (worker, from, to) -> {
          Outputs outputs = new Outputs(parts);
          for (int u = from; u < to; u++) {
            addOfUser(u, outputs, block, errors, partSlopes);
          }
        });
    sums.gradients(weights.gradient(), bias.gradient());
    float[] bothSlopes = dense.backward(both, partSlopes, users + items);
    return new Slopes(
        Arrays.copyOf(bothSlopes, h.length),
        Arrays.copyOfRange(bothSlopes, h.length, bothSlopes.length),
        Arrays.stream(sums.squares).sum());
  }

  /** What the ratings of each item of a block sum up to. */
  private static final class ItemSums {
    final double[] squares;
    final float[] errors;
    final float[] outputs;

    ItemSums(int items, int units) {
      squares = new double[items];
      errors = new float[items];
      outputs = new float[items * units];
    }

    /** By w, from the sums of errors times the layer's outputs, and by c. */
    void gradients(float[] byWeights, float[] byBias) {
      Arrays.fill(byWeights, 0);
      byBias[0] = 0;
      for (int i = 0; i < errors.length; i++) {
        byBias[0] += errors[i];
        for (int k = 0; k < byWeights.length; k++) {
          byWeights[k] += outputs[i * byWeights.length + k];
        }
      }
    }
  }

  /** The layer's outputs for one rating, and their derivatives by its inputs. */
  private final class Outputs {
    final float[] z = new float[units];
    final float[] slopes = new float[units];
    private final float[] parts;

    Outputs(float[] parts) {
      this.parts = parts;
    }

    void of(int ofUser, int ofItem) {
      for (int k = 0; k < units; k++) {
        z[k] = parts[ofUser + k] + parts[ofItem + k];
      }
      activation.apply(z);
    }

    float prediction() {
      float y = bias.value()[0];
      for (int k = 0; k < units; k++) {
        y += weights.value()[k] * z[k];
      }
      return y;
    }

    /** Adds the derivatives of {@code slope} times the prediction to {@code sums}. */
    void addSlopes(float slope, float[] sums, int at) {
      for (int k = 0; k < units; k++) {
        slopes[k] = slope * weights.value()[k];
      }
      activation.backpropagate(z, slopes);
      for (int k = 0; k < units; k++) {
        sums[at + k] += slopes[k];
      }
    }
  }

  /** Sets the errors of the ratings of item {@code i} and adds up what follows from them. */
  private void addOfItem(
      int i,
      Outputs outputs,
      RatingBlock block,
      double scale,
      float[] errors,
      ItemSums sums,
      float[] partSlopes) {
    int ofItem = (block.users().length + i) * units;
    for (int p = block.itemStarts()[i]; p < block.itemStarts()[i + 1]; p++) {
      outputs.of(block.userOf()[p] * units, ofItem);
      float error = outputs.prediction() - block.values()[p];
      sums.squares[i] += (double) error * error;
      errors[p] = (float) (2 * scale * error);
      sums.errors[i] += errors[p];
      for (int k = 0; k < units; k++) {
        sums.outputs[i * units + k] += errors[p] * outputs.z[k];
      }
      outputs.addSlopes(errors[p], partSlopes, ofItem);
    }
  }

  /**
   * Adds up the derivatives for the ratings of user {@code u}. The outputs are computed once more,
   * which takes no longer than to keep them for every unit of every rating of a block.
   */
  private void addOfUser(
      int u, Outputs outputs, RatingBlock block, float[] errors, float[] partSlopes) {
    for (int n = block.userStarts()[u]; n < block.userStarts()[u + 1]; n++) {
      int p = block.byUser()[n];
      outputs.of(u * units, (block.users().length + block.itemOf()[p]) * units);
      outputs.addSlopes(errors[p], partSlopes, u * units);
    }
  }

  @Override
  public RatingModel model(HiddenUnits users, HiddenUnits items, Dataset train) {
    SummedUnitsModel model =
        new SummedUnitsModel(
            parts(users),
            parts(items),
            weights.value().clone(),
            bias.value()[0],
            activation,
            RatingStandardization.of(train));
    EarlyStopping.requireBounded(model.users().values(), 1);
    EarlyStopping.requireBounded(model.items().values(), 1);
    EarlyStopping.requireBounded(model.weights(), 1);
    return model;
  }

  /** W h + e of all users, or W g + e of all items, and at last that of the average one. */
  private FloatMatrix parts(HiddenUnits side) {
    FloatMatrix parts = new FloatMatrix(side.known().length + 1, units);
    float[] outputs = dense.forward(side.matrix().values(), side.known().length);
    HiddenUnits own =
        new HiddenUnits(new FloatMatrix(side.known().length, units, outputs), side.known());
    double[] means = own.means();
    for (int row = 0; row < parts.rows(); row++) {
      for (int k = 0; k < units; k++) {
        boolean known = row < side.known().length && side.known()[row];
        parts.set(row, k, known ? own.matrix().get(row, k) : (float) means[k]);
      }
    }
    return parts;
  }

  @Override
  public void close() {
    dense.close();
  }
}
