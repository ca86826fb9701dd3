package org.deepmovie.internal.mf.term;

import org.deepmovie.data.RatingMatrix;

/**
 * Another term plus a number for each rating, which steps do not change: what other models predict.
 */
public final class FixedTerm implements PredictionTerm {

  private final PredictionTerm inner;
  private final RatingMatrix ratings;
  private final float[] numbers;

  /**
   * A term around {@code inner}.
   *
   * @param numbers by the positions of the ratings by user; not copied, and read at every visit
   */
  public FixedTerm(PredictionTerm inner, RatingMatrix ratings, float[] numbers) {
    this.inner = inner;
    this.ratings = ratings;
    this.numbers = numbers;
  }

  @Override
  public RatingTerm byUser() {
    RatingTerm byUser = inner.byUser();
    return new RatingTerm() {
      @Override
      public double value(int user, int item, int position) {
        return byUser.value(user, item, position) + numbers[position];
      }

      @Override
      public void step(int user, int item, int position, float error, float decay) {
        byUser.step(user, item, position, error, decay);
      }
    };
  }

  @Override
  public RatingTerm byItem() {
    RatingTerm byItem = inner.byItem();
    int[] positions = ratings.positionsByItem();
    return new RatingTerm() {
      @Override
      public double value(int item, int user, int position) {
        return byItem.value(item, user, position) + numbers[positions[position]];
      }

      @Override
      public void step(int item, int user, int position, float error, float decay) {
        byItem.step(item, user, position, error, decay);
      }
    };
  }
}
