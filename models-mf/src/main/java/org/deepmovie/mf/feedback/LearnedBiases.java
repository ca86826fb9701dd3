package org.deepmovie.mf.feedback;

import java.util.Optional;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.factor.Ridge;
import org.deepmovie.model.Biases;

/** mu + b_u + b_i, with b &lt;- b + rate (e - ridge b) for each rating (Koren 2008, eq. 5). */
public final class LearnedBiases implements AddedTerms {

  private final Biases current;
  private final float rate;
  private final float[] userRidges;
  private final float[] itemRidges;

  /**
   * Biases that start from {@code start}.
   *
   * @param users regularizes those of the users, which without it stay as they are
   * @param items regularizes those of the items
   */
  public LearnedBiases(
      Biases start, RatingMatrix ratings, double rate, Optional<Ridge> users, Ridge items) {
    this(
        new Biases(start.mean(), start.user().clone(), start.item().clone()),
        (float) rate,
        users.map(ridge -> ridge.perEntry(ratings.byUser())).orElse(null),
        items.perEntry(ratings.byItem()));
  }

  private LearnedBiases(Biases current, float rate, float[] userRidges, float[] itemRidges) {
    this.current = current;
    this.rate = rate;
    this.userRidges = userRidges;
    this.itemRidges = itemRidges;
  }

  /** The biases as they are now. */
  public Biases current() {
    return current;
  }

  @Override
  public double value(int user, int item, int position) {
    return current.mean() + current.user()[user] + current.item()[item];
  }

  @Override
  public void step(int user, int item, int position, float error, float scale) {
    step(current.user(), userRidges, user, error, scale);
    step(current.item(), itemRidges, item, error, scale);
  }

  private void step(float[] biases, float[] ridges, int at, float error, float scale) {
    if (ridges != null) {
      biases[at] += scale * rate * (error - ridges[at] * biases[at]);
    }
  }

  @Override
  public AddedTerms transposed() {
    return new LearnedBiases(
        new Biases(current.mean(), current.item(), current.user()), rate, itemRidges, userRidges);
  }
}
