package org.deepmovie.internal.mf.term;

import org.deepmovie.data.RatingMatrix;
import org.deepmovie.internal.mf.vector.LearningSettings;
import org.deepmovie.recommend.BaselineEstimate;

/**
 * mu + b_u + b_i, with b &lt;- b + rate (e - lambda b) for each rating (Koren 2008, eq. 5). The
 * users' biases may be fixed.
 */
public final class LearnedBiases implements PredictionTerm {

  private final BaselineEstimate current;
  private final RatingTerm byUser;
  private final RatingTerm byItem;

  private LearnedBiases(BaselineEstimate current, ParameterGroup users, ParameterGroup items) {
    this.current = current;
    this.byUser = new BiasSum(current.mean(), users, items);
    this.byItem = new BiasSum(current.mean(), items, users);
  }

  /** Biases of users and items, learned from {@code start} on. */
  public static LearnedBiases of(
      BaselineEstimate start, RatingMatrix ratings, LearningSettings settings) {
    BaselineEstimate current = copy(start);
    return new LearnedBiases(
        current,
        ParameterGroup.of(current.user(), ratings.byUser(), settings),
        ParameterGroup.of(current.item(), ratings.byItem(), settings));
  }

  /**
   * Biases of items, learned from {@code start} on, and those of users as {@code start} has them.
   */
  public static LearnedBiases ofItems(
      BaselineEstimate start, RatingMatrix ratings, LearningSettings settings) {
    BaselineEstimate current = copy(start);
    return new LearnedBiases(
        current,
        ParameterGroup.fixed(current.user()),
        ParameterGroup.of(current.item(), ratings.byItem(), settings));
  }

  private static BaselineEstimate copy(BaselineEstimate start) {
    return new BaselineEstimate(start.mean(), start.user().clone(), start.item().clone());
  }

  /** The biases as they are now: later steps change them. */
  public BaselineEstimate current() {
    return current;
  }

  @Override
  public RatingTerm byUser() {
    return byUser;
  }

  @Override
  public RatingTerm byItem() {
    return byItem;
  }

  private record BiasSum(double mean, ParameterGroup rows, ParameterGroup columns)
      implements RatingTerm {

    @Override
    public double value(int row, int column, int position) {
      return mean + rows.values()[row] + columns.values()[column];
    }

    @Override
    public void step(int row, int column, int position, float error, float decay) {
      rows.step(row, error, decay);
      columns.step(column, error, decay);
    }
  }
}
