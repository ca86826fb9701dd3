package org.deepmovie.deep.textcnn;

import java.util.Arrays;
import java.util.List;
import org.deepmovie.factor.FactorMatrix;
import org.deepmovie.factor.Kernels;
import org.deepmovie.layers.Parameter;
import org.deepmovie.layers.ParameterSource;
import org.deepmovie.model.Workers;

/**
 * The products of the hidden units h of the user and g of the item, and a bias of each side:
 *
 * <pre>
 *   y = c + a . h + b . g + sum over k of w_k h_k g_k
 * </pre>
 */
final class Product implements Combination {

  private static final int USERS_AT_A_TIME = 32;

  private final int hidden;
  private final Kernels kernels = Kernels.best();
  private final Workers workers;
  private final Parameter weights;
  private final Parameter userWeights;
  private final Parameter itemWeights;
  private final Parameter bias;

  Product(int hidden, ParameterSource source, Workers workers) {
    this.hidden = hidden;
    this.workers = workers;
    this.weights = source.scales("product.weights", hidden);
    double bound = Math.sqrt(6.0 / (hidden + 1));
    this.userWeights = source.weights("product.user", hidden, bound);
    this.itemWeights = source.weights("product.item", hidden, bound);
    this.bias = source.biases("product.bias", 1);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(weights, userWeights, itemWeights, bias);
  }

  @Override
  public double backward(float[] users, float[] items, ItemBlocks.Block block, double scale) {
    float[] weighted = weighted(users);
    float[] userBiases = biases(users, userWeights.value());
    float[] itemBiases = biases(items, itemWeights.value());
    float[] errors = new float[block.size()];
    float[] byItem = new float[items.length];
    float[] itemErrors = new float[itemBiases.length];
    double[] squares = new double[itemBiases.length];
    workers.forEach(
        block.items().length,
        1,
        (worker, from, to) -> {
          for (int i = from; i < to; i++) {
            for (int p = block.itemStarts()[i]; p < block.itemStarts()[i + 1]; p++) {
              int u = block.userOf()[p];
              float error =
                  bias.value()[0]
                      + userBiases[u]
                      + itemBiases[i]
                      + kernels.dot(weighted, u * hidden, items, i * hidden, hidden)
                      - block.values()[p];
              squares[i] += (double) error * error;
              errors[p] = (float) (2 * scale * error);
              itemErrors[i] += errors[p];
              kernels.addMultiple(byItem, i * hidden, errors[p], weighted, u * hidden, hidden);
            }
          }
        });
    float[] byUser = new float[users.length];
    float[] userErrors = new float[userBiases.length];
    workers.forEach(
        block.users().length,
        USERS_AT_A_TIME,
        (worker, from, to) -> {
          for (int u = from; u < to; u++) {
            for (int n = block.userStarts()[u]; n < block.userStarts()[u + 1]; n++) {
              int p = block.byUser()[n];
              userErrors[u] += errors[p];
              kernels.addMultiple(
                  byUser, u * hidden, errors[p], items, block.itemOf()[p] * hidden, hidden);
            }
          }
        });
    gradients(users, byUser, userErrors, items, itemErrors);
    for (int u = 0; u < userErrors.length; u++) {
      for (int k = 0; k < hidden; k++) {
        users[u * hidden + k] =
            weights.value()[k] * byUser[u * hidden + k] + userWeights.value()[k] * userErrors[u];
      }
    }
    for (int i = 0; i < itemErrors.length; i++) {
      for (int k = 0; k < hidden; k++) {
        items[i * hidden + k] = byItem[i * hidden + k] + itemWeights.value()[k] * itemErrors[i];
      }
    }
    return Arrays.stream(squares).sum();
  }

  private void gradients(
      float[] users, float[] byUser, float[] userErrors, float[] items, float[] itemErrors) {
    for (Parameter parameter : parameters()) {
      Arrays.fill(parameter.gradient(), 0);
    }
    for (int u = 0; u < userErrors.length; u++) {
      bias.gradient()[0] += userErrors[u];
      for (int k = 0; k < hidden; k++) {
        weights.gradient()[k] += users[u * hidden + k] * byUser[u * hidden + k];
        userWeights.gradient()[k] += users[u * hidden + k] * userErrors[u];
      }
    }
    for (int i = 0; i < itemErrors.length; i++) {
      for (int k = 0; k < hidden; k++) {
        itemWeights.gradient()[k] += items[i * hidden + k] * itemErrors[i];
      }
    }
  }

  private float[] weighted(float[] users) {
    float[] weighted = new float[users.length];
    for (int p = 0; p < users.length; p++) {
      weighted[p] = weights.value()[p % hidden] * users[p];
    }
    return weighted;
  }

  private float[] biases(float[] units, float[] w) {
    float[] biases = new float[units.length / hidden];
    for (int n = 0; n < biases.length; n++) {
      for (int k = 0; k < hidden; k++) {
        biases[n] += w[k] * units[n * hidden + k];
      }
    }
    return biases;
  }

  @Override
  public Predictor predictor(FactorMatrix users, FactorMatrix items) {
    float[] weighted = weighted(users.values());
    float[] userBiases = biases(users.values(), userWeights.value());
    float[] itemBiases = biases(items.values(), itemWeights.value());
    float offset = bias.value()[0];
    return (user, item) ->
        offset
            + userBiases[user]
            + itemBiases[item]
            + kernels.dot(weighted, user * hidden, items.values(), item * hidden, hidden);
  }

  @Override
  public void close() {}
}
