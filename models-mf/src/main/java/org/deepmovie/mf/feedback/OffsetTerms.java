package org.deepmovie.mf.feedback;

import org.deepmovie.data.RatingMatrix;

/** Terms to which a given number is added for each rating, which steps do not change. */
final class OffsetTerms implements AddedTerms {

  private final AddedTerms inner;
  private final RatingMatrix ratings;
  private final float[] offsets;

  /**
   * Terms around {@code inner}.
   *
   * @param offsets by the positions of the ratings by user; not copied
   */
  OffsetTerms(AddedTerms inner, RatingMatrix ratings, float[] offsets) {
    this.inner = inner;
    this.ratings = ratings;
    this.offsets = offsets;
  }

  @Override
  public double value(int user, int item, int position) {
    return inner.value(user, item, position) + offsets[position];
  }

  @Override
  public void step(int user, int item, int position, float error, float scale) {
    inner.step(user, item, position, error, scale);
  }

  @Override
  public AddedTerms transposed() {
    AddedTerms byItem = inner.transposed();
    int[] positions = ratings.positionsByItem();
    OffsetTerms byUser = this;
    return new AddedTerms() {
      @Override
      public double value(int item, int user, int position) {
        return byItem.value(item, user, position) + offsets[positions[position]];
      }

      @Override
      public void step(int item, int user, int position, float error, float scale) {
        byItem.step(item, user, position, error, scale);
      }

      @Override
      public AddedTerms transposed() {
        return byUser;
      }
    };
  }
}
