package org.deepmovie.deep.textcnn;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.deepmovie.data.Dataset;
import org.deepmovie.factor.FactorMatrix;
import org.deepmovie.layers.Activation;
import org.deepmovie.layers.Dense;
import org.deepmovie.layers.Parameter;
import org.deepmovie.layers.ParameterSource;
import org.deepmovie.model.Workers;

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
final class Layer implements Combination {

  private static final int USERS_AT_A_TIME = 32;

  private final int units;
  private final Activation activation;
  private final Workers workers;
  private final Dense dense;
  private final Parameter weights;
  private final Parameter bias;

  /** A layer of {@code units} units. */
  Layer(int hidden, int units, Activation activation, ParameterSource source, Workers workers) {
    this.units = units;
    this.activation = activation;
    this.workers = workers;
    this.dense = new Dense("layer", hidden, units, 1, source);
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
    float[] slopes = new float[block.size() * units];
    ItemSums sums = new ItemSums(items, units);
    workers.forEach(
        items,
        1,
        (worker, from, to) -> {
          for (int i = from; i < to; i++) {
            itemSlopes(i, parts, block, scale, slopes, sums);
          }
        });
    float[] partSlopes = new float[parts.length];
    System.arraycopy(sums.slopes, 0, partSlopes, users * units, items * units);
    addByUser(slopes, block, partSlopes);
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
    final float[] slopes;

    ItemSums(int items, int units) {
      squares = new double[items];
      errors = new float[items];
      outputs = new float[items * units];
      slopes = new float[items * units];
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

  /** The derivatives by the layer's inputs for each rating of item {@code i}, and their sums. */
  private void itemSlopes(
      int i, float[] parts, RatingBlock block, double scale, float[] slopes, ItemSums sums) {
    int first = block.itemStarts()[i];
    int count = block.itemStarts()[i + 1] - first;
    int ofItem = (block.users().length + i) * units;
    float[] z = new float[count * units];
    for (int n = 0; n < count; n++) {
      int ofUser = block.userOf()[first + n] * units;
      for (int k = 0; k < units; k++) {
        z[n * units + k] = parts[ofUser + k] + parts[ofItem + k];
      }
    }
    activation.apply(z);
    float[] dz = new float[z.length];
    for (int n = 0; n < count; n++) {
      float error = output(z, n * units) - block.values()[first + n];
      float slope = (float) (2 * scale * error);
      sums.squares[i] += (double) error * error;
      sums.errors[i] += slope;
      for (int k = 0; k < units; k++) {
        sums.outputs[i * units + k] += slope * z[n * units + k];
        dz[n * units + k] = slope * weights.value()[k];
      }
    }
    activation.backpropagate(z, dz);
    for (int p = 0; p < dz.length; p += units) {
      for (int k = 0; k < units; k++) {
        sums.slopes[i * units + k] += dz[p + k];
      }
    }
    System.arraycopy(dz, 0, slopes, first * units, dz.length);
  }

  private float output(float[] z, int offset) {
    float y = bias.value()[0];
    for (int k = 0; k < units; k++) {
      y += weights.value()[k] * z[offset + k];
    }
    return y;
  }

  private void addByUser(float[] slopes, RatingBlock block, float[] sums) {
    workers.forEach(
        block.users().length,
        USERS_AT_A_TIME,
        (worker, from, to) -> {
          for (int u = from; u < to; u++) {
            for (int n = block.userStarts()[u]; n < block.userStarts()[u + 1]; n++) {
              int p = block.byUser()[n] * units;
              for (int k = 0; k < units; k++) {
                sums[u * units + k] += slopes[p + k];
              }
            }
          }
        });
  }

  @Override
  public RatingModel model(HiddenUnits users, HiddenUnits items, Dataset train) {
    LayerModel model =
        new LayerModel(
            parts(users),
            parts(items),
            weights.value().clone(),
            bias.value()[0],
            activation,
            RatingUnit.of(train));
    RatingModel.requireBounded(model.users().values(), 1);
    RatingModel.requireBounded(model.items().values(), 1);
    RatingModel.requireBounded(model.weights(), 1);
    return model;
  }

  /** W h + e of all users, or W g + e of all items, and at last that of the average one. */
  private FactorMatrix parts(HiddenUnits side) {
    FactorMatrix parts = new FactorMatrix(side.known().length + 1, units);
    float[] outputs = dense.forward(side.matrix().values(), side.known().length);
    HiddenUnits own =
        new HiddenUnits(new FactorMatrix(side.known().length, units, outputs), side.known());
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
