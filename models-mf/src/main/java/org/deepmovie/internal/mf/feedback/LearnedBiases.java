package org.deepmovie.internal.mf.feedback;

import java.util.Optional;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.internal.leastsquares.Regularization;
import org.deepmovie.recommend.BaselineEstimate;

/** mu + b_u + b_i, with b &lt;- b + rate (e - ridge b) for each rating (Koren 2008, eq. 5). */
public final class LearnedBiases implements BiasTerms {

  private final BaselineEstimate current;
  private final float rate;
  private final float[] userRidges;
  private final float[] itemRidges;

  /**
   * BaselineEstimate that start from {@code start}.
   *
   * @param users regularizes those of the users, which without it stay as they are
   * @param items regularizes those of the items
   */
  public LearnedBiases(
      BaselineEstimate start,
      RatingMatrix ratings,
      double rate,
      Optional<Regularization> users,
      Regularization items) {
    this(
        new BaselineEstimate(start.mean(), start.user().clone(), start.item().clone()),
        (float) rate,
        users.map(ridge -> ridge.perEntry(ratings.byUser())).orElse(null),
        items.perEntry(ratings.byItem()));
  }

  private LearnedBiases(
      BaselineEstimate current, float rate, float[] userRidges, float[] itemRidges) {
    this.current = current;
    this.rate = rate;
    this.userRidges = userRidges;
    this.itemRidges = itemRidges;
  }

  /** The biases as they are now. */
  public BaselineEstimate current() {
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
  public BiasTerms transposed() {
    return new LearnedBiases(
        new BaselineEstimate(current.mean(), current.item(), current.user()),
        rate,
        itemRidges,
        userRidges);
  }
}
