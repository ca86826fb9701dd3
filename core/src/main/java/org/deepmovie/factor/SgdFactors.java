package org.deepmovie.factor;

import org.deepmovie.data.Dataset;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.model.Biases;

/**
 * Where stochastic gradient descent stands: r_ui = mu + b_u + b_i + p_u . q_i (Koren, Bell and
 * Volinsky 2009, eq. 4).
 *
 * @param biases mu, b_u and b_i
 * @param users p_u, users x factors
 * @param items q_i, items x factors
 */
public record SgdFactors(Biases biases, FactorMatrix users, FactorMatrix items) {

  /** Biases of 0 and initial factors for the users and items of {@code data}. */
  public static SgdFactors draw(Dataset data, int factors, double mean, InitialFactors initial) {
    FactorMatrix users = new FactorMatrix(data.users().size(), factors);
    FactorMatrix items = new FactorMatrix(data.items().size(), factors);
    initial.draw(users, "user", data.users(), 0, factors);
    initial.draw(items, "item", data.items(), 0, factors);
    Biases biases = new Biases(mean, new float[users.rows()], new float[items.rows()]);
    return new SgdFactors(biases, users, items);
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
    Biases copied = new Biases(biases.mean(), biases.user().clone(), biases.item().clone());
    return new SgdFactors(copied, users.copy(), items.copy());
  }

  /**
   * The model of these factors, which are handed over.
   *
   * @param biased whether it has biases; without, those here are 0
   * @param train the training ratings: who has some has a vector
   */
  public FactorModel model(boolean biased, RatingMatrix train) {
    return FactorModel.of(
        biased,
        biases.mean(),
        biased ? behind(biases.user(), users) : users,
        biased ? behind(biases.item(), items) : items,
        train);
  }

  private static FactorMatrix behind(float[] first, FactorMatrix rest) {
    int columns = rest.columns();
    FactorMatrix vectors = new FactorMatrix(rest.rows(), 1 + columns);
    for (int row = 0; row < rest.rows(); row++) {
      int at = vectors.offset(row);
      vectors.values()[at] = first[row];
      System.arraycopy(rest.values(), rest.offset(row), vectors.values(), at + 1, columns);
    }
    return vectors;
  }
}
