package org.deepmovie.deep.textcnn;

import java.util.Arrays;
import java.util.List;
import org.deepmovie.data.Dataset;
import org.deepmovie.internal.kernel.Kernels;
import org.deepmovie.internal.nn.parameter.Parameter;
import org.deepmovie.internal.nn.parameter.ParameterSource;
import org.deepmovie.train.Workers;

/**
 * The products of the hidden units h of a user and g of an item, and a bias of each side:
 *
 * <pre>
 *   y = c + a . h + b . g + sum over k of w_k h_k g_k
 * </pre>
 */
final class UnitProducts implements Combination {

  private static final int USERS_AT_A_TIME = 32;

  private final int hidden;
  private final Workers workers;
  private final Kernels kernels = Kernels.best();
  private final Parameter userWeights;
  private final Parameter itemWeights;
  private final Parameter weights;
  private final Parameter bias;

  UnitProducts(int hidden, ParameterSource source, Workers workers) {
    this.hidden = hidden;
    this.workers = workers;
    double bound = Math.sqrt(6.0 / (hidden + 1));
    this.userWeights = source.weights("product.users", hidden, bound);
    this.itemWeights = source.weights("product.items", hidden, bound);
    this.weights = source.scales("product.weights", hidden);
    this.bias = source.biases("product.bias", 1);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(userWeights, itemWeights, weights, bias);
  }

  @Override
  public Slopes backward(float[] h, float[] g, RatingBlock block, double scale) {
    float[] weighted = h.clone();
    multiply(weighted);
    float[] errors = new float[block.size()];
    float[] itemSlopes = new float[g.length];
    double squares = errors(h, weighted, g, block, scale, errors, itemSlopes);
    float[] userSlopes = sumsByUser(g, block, errors, h.length);
    float[] userErrors = new float[block.users().length];
    float[] itemErrors = new float[block.items().length];
    for (int p = 0; p < errors.length; p++) {
      userErrors[block.userOf()[p]] += errors[p];
      itemErrors[block.itemOf()[p]] += errors[p];
    }
    parameterGradients(h, g, userSlopes, userErrors, itemErrors);
    multiply(userSlopes);
    addProducts(userErrors, userWeights.value(), userSlopes);
    addProducts(itemErrors, itemWeights.value(), itemSlopes);
    return new Slopes(userSlopes, itemSlopes, squares);
  }

  /** Sets the derivatives by the predictions, and their sums times w h by item. */
  private double errors(
      float[] h,
      float[] weighted,
      float[] g,
      RatingBlock block,
      double scale,
      float[] errors,
      float[] sumsByItem) {
    float[] userBiases = products(h, userWeights.value());
    float[] itemBiases = products(g, itemWeights.value());
    double[] squares = new double[block.items().length];
    workers.forEach(
        squares.length,
        1,
        (worker, from, to) -> {
          for (int i = from; i < to; i++) {
            float base = bias.value()[0] + itemBiases[i];
            for (int p = block.itemStarts()[i]; p < block.itemStarts()[i + 1]; p++) {
              int u = block.userOf()[p];
              float product = kernels.dot(weighted, u * hidden, g, i * hidden, hidden);
              float error = base + userBiases[u] + product - block.values()[p];
              squares[i] += (double) error * error;
              errors[p] = (float) (2 * scale * error);
              kernels.addMultiple(sumsByItem, i * hidden, errors[p], weighted, u * hidden, hidden);
            }
          }
        });
    return Arrays.stream(squares).sum();
  }

  /** By user the sum of {@code errors} times g. */
  private float[] sumsByUser(float[] g, RatingBlock block, float[] errors, int length) {
    float[] sums = new float[length];
    workers.forEach(
        block.users().length,
        USERS_AT_A_TIME,
        (worker, from, to) -> {
          for (int u = from; u < to; u++) {
            for (int n = block.userStarts()[u]; n < block.userStarts()[u + 1]; n++) {
              int p = block.byUser()[n];
              int i = block.itemOf()[p];
              kernels.addMultiple(sums, u * hidden, errors[p], g, i * hidden, hidden);
            }
          }
        });
    return sums;
  }

  private void parameterGradients(
      float[] h, float[] g, float[] sumsByUser, float[] userErrors, float[] itemErrors) {
    parameters().forEach(parameter -> Arrays.fill(parameter.gradient(), 0));
    for (int u = 0; u < userErrors.length; u++) {
      bias.gradient()[0] += userErrors[u];
      kernels.addMultiple(userWeights.gradient(), 0, userErrors[u], h, u * hidden, hidden);
      for (int k = 0; k < hidden; k++) {
        weights.gradient()[k] += h[u * hidden + k] * sumsByUser[u * hidden + k];
      }
    }
    for (int i = 0; i < itemErrors.length; i++) {
      kernels.addMultiple(itemWeights.gradient(), 0, itemErrors[i], g, i * hidden, hidden);
    }
  }

  /** Multiplies component k of each row by w_k. */
  private void multiply(float[] rows) {
    float[] w = weights.value();
    for (int row = 0; row < rows.length; row += hidden) {
      for (int k = 0; k < hidden; k++) {
        rows[row + k] *= w[k];
      }
    }
  }

  /** x . w of each row x of {@code units}. */
  private float[] products(float[] units, float[] w) {
    float[] products = new float[units.length / hidden];
    for (int row = 0; row < products.length; row++) {
      products[row] = kernels.dot(units, row * hidden, w, 0, hidden);
    }
    return products;
  }

  /** Adds to each row of {@code sums} its multiple of w. */
  private void addProducts(float[] multiples, float[] w, float[] sums) {
    for (int row = 0; row < multiples.length; row++) {
      kernels.addMultiple(sums, row * hidden, multiples[row], w, 0, hidden);
    }
  }

  @Override
  public RatingModel model(HiddenUnits users, HiddenUnits items, Dataset train) {
    return UnitProductsModel.of(
        users,
        items,
        new UnitProductsModel.Weights(
            bias.value()[0],
            userWeights.value().clone(),
            itemWeights.value().clone(),
            weights.value().clone()),
        train);
  }

  @Override
  public void close() {}
}
