package org.deepmovie.internal.deep.textcnn;

import java.util.Arrays;
import java.util.List;
import org.deepmovie.data.Dataset;
import org.deepmovie.internal.kernel.Kernels;
import org.deepmovie.internal.nn.loss.SquaredError;
import org.deepmovie.internal.nn.parameter.Parameter;
import org.deepmovie.internal.nn.parameter.ParameterSource;
import org.deepmovie.train.Workers;

/**
 * The products of the hidden units h of a user and g of an item, and a bias of each:
 *
 * <pre>
 *   y = c + a . h + b . g + sum over k of w_k h_k g_k
 * </pre>
 */
public final class ProductHead implements RatingHead {

  private static final Kernels KERNELS = Kernels.best();
  private static final int USERS_PER_TASK = 32;

  private final int hidden;
  private final Workers workers;
  private final Parameter userWeights;
  private final Parameter itemWeights;
  private final Parameter weights;
  private final Parameter bias;

  /** A head with random a and b for {@code hidden} hidden units of a user or item. */
  public ProductHead(int hidden, ParameterSource source, Workers workers) {
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
  public HiddenGradients backward(float[] h, float[] g, RatingBlock block, double scale) {
    BlockPass pass = new BlockPass(h, g, block);
    double squares = pass.predict(scale);
    pass.sumByUser();
    pass.setParameterGradients();
    pass.finishHiddenGradients();
    return new HiddenGradients(pass.userGradient, pass.itemGradient, squares);
  }

  /** The pass of a block: errors of its ratings, and what follows from them. */
  private final class BlockPass {
    private final float[] h;
    private final float[] g;
    private final RatingBlock block;

    /** The derivative of the loss by the prediction of each rating. */
    private final float[] errors;

    private final float[] userErrorSums;
    private final float[] itemErrorSums;

    /** First the sums of errors times g by user, and times w h by item; then the gradients. */
    private final float[] userGradient;

    private final float[] itemGradient;

    BlockPass(float[] h, float[] g, RatingBlock block) {
      this.h = h;
      this.g = g;
      this.block = block;
      this.errors = new float[block.size()];
      this.userErrorSums = new float[block.users().length];
      this.itemErrorSums = new float[block.items().length];
      this.userGradient = new float[h.length];
      this.itemGradient = new float[g.length];
    }

    /** Sets the errors and their sums times w h by item; gives the sum of the squared errors. */
    double predict(double scale) {
      float[] weighted = h.clone();
      multiplyByWeights(weighted);
      float[] userBiases = products(h, userWeights.value());
      float[] itemBiases = products(g, itemWeights.value());
      double[] squares = new double[block.items().length];
      workers.forEach(
          squares.length,
          1,
          (worker, from, to) -> {
            for (int i = from; i < to; i++) {
              float base = bias.value()[0] + itemBiases[i];
              for (int n = block.itemStarts()[i]; n < block.itemStarts()[i + 1]; n++) {
                int u = block.userOf()[n];
                float product = KERNELS.dot(weighted, u * hidden, g, i * hidden, hidden);
                float error = base + userBiases[u] + product - block.values()[n];
                squares[i] += SquaredError.of(error);
                errors[n] = (float) SquaredError.gradient(error, scale);
                KERNELS.addMultiple(
                    itemGradient, i * hidden, errors[n], weighted, u * hidden, hidden);
              }
            }
          });
      return Arrays.stream(squares).sum();
    }

    /** Sums up errors times g by user, and errors by user and by item. */
    void sumByUser() {
      workers.forEach(
          block.users().length,
          USERS_PER_TASK,
          (worker, from, to) -> {
            for (int u = from; u < to; u++) {
              for (int m = block.userStarts()[u]; m < block.userStarts()[u + 1]; m++) {
                int n = block.byUser()[m];
                int i = block.itemOf()[n];
                KERNELS.addMultiple(userGradient, u * hidden, errors[n], g, i * hidden, hidden);
              }
            }
          });
      for (int n = 0; n < errors.length; n++) {
        userErrorSums[block.userOf()[n]] += errors[n];
        itemErrorSums[block.itemOf()[n]] += errors[n];
      }
    }

    void setParameterGradients() {
      parameters().forEach(parameter -> Arrays.fill(parameter.gradient(), 0));
      for (int u = 0; u < userErrorSums.length; u++) {
        bias.gradient()[0] += userErrorSums[u];
        KERNELS.addMultiple(userWeights.gradient(), 0, userErrorSums[u], h, u * hidden, hidden);
        for (int k = 0; k < hidden; k++) {
          weights.gradient()[k] += h[u * hidden + k] * userGradient[u * hidden + k];
        }
      }
      for (int i = 0; i < itemErrorSums.length; i++) {
        KERNELS.addMultiple(itemWeights.gradient(), 0, itemErrorSums[i], g, i * hidden, hidden);
      }
    }

    /** Makes gradients of the sums: times w by user, and plus those of the biases. */
    void finishHiddenGradients() {
      multiplyByWeights(userGradient);
      addMultiples(userErrorSums, userWeights.value(), userGradient);
      addMultiples(itemErrorSums, itemWeights.value(), itemGradient);
    }
  }

  /** Multiplies component k of each row by w_k. */
  private void multiplyByWeights(float[] rows) {
    float[] w = weights.value();
    for (int row = 0; row < rows.length; row += hidden) {
      for (int k = 0; k < hidden; k++) {
        rows[row + k] *= w[k];
      }
    }
  }

  /** x . w of each row x of {@code rows}. */
  private float[] products(float[] rows, float[] w) {
    float[] products = new float[rows.length / hidden];
    for (int row = 0; row < products.length; row++) {
      products[row] = KERNELS.dot(rows, row * hidden, w, 0, hidden);
    }
    return products;
  }

  /** Adds to each row of {@code sums} its multiple of w. */
  private void addMultiples(float[] multiples, float[] w, float[] sums) {
    for (int row = 0; row < multiples.length; row++) {
      KERNELS.addMultiple(sums, row * hidden, multiples[row], w, 0, hidden);
    }
  }

  @Override
  public RatingModel model(HiddenUnits users, HiddenUnits items, Dataset train) {
    return ProductRatingModel.of(
        users,
        items,
        new ProductRatingModel.HeadWeights(
            bias.value()[0],
            userWeights.value().clone(),
            itemWeights.value().clone(),
            weights.value().clone()),
        train);
  }

  @Override
  public void close() {}
}
