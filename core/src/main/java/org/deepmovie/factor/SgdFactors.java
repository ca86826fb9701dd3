package org.deepmovie.factor;

import org.deepmovie.data.Dataset;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.model.Biases;

/**
 * Where stochastic gradient descent stands: r_ui = mu + b_u + b_i + p_u . q_i (Koren, Bell and
 * Volinsky 2009, eq. 4). Behind the factors every vector has zeros up to a stride that suits the
 * kernels.
 *
 * @param factors the length of the vectors without the zeros
 * @param biases mu, b_u and b_i
 * @param users p_u, users x stride
 * @param items q_i, items x stride
 */
public record SgdFactors(int factors, Biases biases, FactorMatrix users, FactorMatrix items) {

  /** Biases of 0 and initial factors for the users and items of {@code data}. */
  public static SgdFactors draw(Dataset data, int factors, double mean, InitialFactors initial) {
    int stride = Kernels.best().stride(factors);
    FactorMatrix users = new FactorMatrix(data.users().size(), stride);
    FactorMatrix items = new FactorMatrix(data.items().size(), stride);
    initial.draw(users, "user", data.users(), 0, factors);
    initial.draw(items, "item", data.items(), 0, factors);
    Biases biases = new Biases(mean, new float[users.rows()], new float[items.rows()]);
    return new SgdFactors(factors, biases, users, items);
  }

  /** mu + b_u + b_i + p_u . q_i, of a user and an item that there are. */
  public double predict(int user, int item) {
    float product =
        Kernels.best()
            .dot(
                users.values(),
                users.offset(user),
                items.values(),
                items.offset(item),
                users.columns());
    return biases.value(user, item) + product;
  }

  /** A copy with arrays of its own. */
  public SgdFactors copy() {
    return new SgdFactors(
        factors,
        new Biases(biases.mean(), biases.user().clone(), biases.item().clone()),
        users.copy(),
        items.copy());
  }

  /**
   * The model of these factors.
   *
   * @param biased whether it has biases; without, those here are 0
   * @param train the training ratings: who has some has a vector
   */
  public FactorModel model(boolean biased, RatingMatrix train) {
    return FactorModel.of(
        biased,
        biases.mean(),
        vectors(users, biased, biases.user()),
        vectors(items, biased, biases.item()),
        train);
  }

  private FactorMatrix vectors(FactorMatrix padded, boolean biased, float[] bias) {
    int from = biased ? 1 : 0;
    FactorMatrix vectors = new FactorMatrix(padded.rows(), from + factors);
    for (int row = 0; row < padded.rows(); row++) {
      int at = vectors.offset(row);
      if (biased) {
        vectors.values()[at] = bias[row];
      }
      System.arraycopy(padded.values(), padded.offset(row), vectors.values(), at + from, factors);
    }
    return vectors;
  }
}
