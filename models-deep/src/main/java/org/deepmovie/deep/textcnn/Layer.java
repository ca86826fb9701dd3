package org.deepmovie.deep.textcnn;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.deepmovie.factor.FactorMatrix;
import org.deepmovie.layers.Dense;
import org.deepmovie.layers.Parameter;
import org.deepmovie.layers.ParameterSource;
import org.deepmovie.model.Workers;

/**
 * A layer of m units over the sum of the hidden units h of the user and g of the item:
 *
 * <pre>
 *   y = w . f(W (h + g) + b) + c
 * </pre>
 *
 * <p>W h + b / 2 and W g + b / 2 are computed once per user and item.
 */
final class Layer implements Combination {

  private static final int USERS_AT_A_TIME = 32;

  private final int units;
  private final Activation activation;
  private final Workers workers;
  private final Dense dense;
  private final Parameter weights;
  private final Parameter bias;

  Layer(int hidden, int units, Activation activation, ParameterSource source, Workers workers) {
    this.units = units;
    this.activation = activation;
    this.workers = workers;
    this.dense = new Dense("layer", hidden, units, 1, source);
    this.weights = source.weights("output.weights", units, Math.sqrt(6.0 / (units + 1)));
    this.bias = source.biases("output.bias", 1);
  }

  @Override
  public List<Parameter> parameters() {
    return Stream.concat(dense.parameters().stream(), Stream.of(weights, bias)).toList();
  }

  @Override
  public double backward(float[] users, float[] items, ItemBlocks.Block block, double scale) {
    int userCount = block.users().length;
    int itemCount = block.items().length;
    float[] both = Arrays.copyOf(users, users.length + items.length);
    System.arraycopy(items, 0, both, users.length, items.length);
    float[] parts = dense.forward(both, userCount + itemCount);
    float[] slopes = new float[block.size() * units];
    float[] dParts = new float[parts.length];
    double[] squares = new double[itemCount];
    float[] dWeights = new float[itemCount * units];
    float[] dBias = new float[itemCount];
    workers.forEach(
        itemCount,
        1,
        (worker, from, to) -> {
          for (int i = from; i < to; i++) {
            int first = block.itemStarts()[i];
            int count = block.itemStarts()[i + 1] - first;
            float[] z = new float[count * units];
            int q = (userCount + i) * units;
            for (int n = 0; n < count; n++) {
              int r = block.userOf()[first + n] * units;
              for (int k = 0; k < units; k++) {
                z[n * units + k] = parts[r + k] + parts[q + k];
              }
            }
            activation.apply(z);
            float[] dz = new float[z.length];
            for (int n = 0; n < count; n++) {
              float y = bias.value()[0];
              for (int k = 0; k < units; k++) {
                y += weights.value()[k] * z[n * units + k];
              }
              float error = y - block.values()[first + n];
              squares[i] += (double) error * error;
              float slope = (float) (2 * scale * error);
              dBias[i] += slope;
              for (int k = 0; k < units; k++) {
                dWeights[i * units + k] += slope * z[n * units + k];
                dz[n * units + k] = slope * weights.value()[k];
              }
            }
            activation.backward(z, dz);
            for (int n = 0; n < count; n++) {
              for (int k = 0; k < units; k++) {
                dParts[q + k] += dz[n * units + k];
              }
            }
            System.arraycopy(dz, 0, slopes, first * units, dz.length);
          }
        });
    workers.forEach(
        userCount,
        USERS_AT_A_TIME,
        (worker, from, to) -> {
          for (int u = from; u < to; u++) {
            for (int n = block.userStarts()[u]; n < block.userStarts()[u + 1]; n++) {
              int p = block.byUser()[n] * units;
              for (int k = 0; k < units; k++) {
                dParts[u * units + k] += slopes[p + k];
              }
            }
          }
        });
    Arrays.fill(weights.gradient(), 0);
    Arrays.fill(bias.gradient(), 0);
    for (int i = 0; i < itemCount; i++) {
      bias.gradient()[0] += dBias[i];
      for (int k = 0; k < units; k++) {
        weights.gradient()[k] += dWeights[i * units + k];
      }
    }
    float[] dBoth = dense.backward(both, dParts, userCount + itemCount);
    System.arraycopy(dBoth, 0, users, 0, users.length);
    System.arraycopy(dBoth, users.length, items, 0, items.length);
    return Arrays.stream(squares).sum();
  }

  @Override
  public Predictor predictor(FactorMatrix users, FactorMatrix items) {
    float[] p = dense.forward(users.values(), users.rows());
    float[] q = dense.forward(items.values(), items.rows());
    float[] w = weights.value().clone();
    float offset = bias.value()[0];
    return (user, item) -> {
      float[] z = new float[units];
      for (int k = 0; k < units; k++) {
        z[k] = p[user * units + k] + q[item * units + k];
      }
      activation.apply(z);
      float y = offset;
      for (int k = 0; k < units; k++) {
        y += w[k] * z[k];
      }
      return y;
    };
  }

  @Override
  public void close() {
    dense.close();
  }
}
