package org.deepmovie.internal.mf.feedback;

import org.deepmovie.data.RatingMatrix;

/** Terms to which a given number is added for each rating, which steps do not change. */
final class FixedOffsets implements BiasTerms {

  private final BiasTerms inner;
  private final RatingMatrix ratings;
  private final float[] offsets;

  /**
   * Terms around {@code inner}.
   *
   * @param offsets by the positions of the ratings by user; not copied
   */
  FixedOffsets(BiasTerms inner, RatingMatrix ratings, float[] offsets) {
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
  public BiasTerms transposed() {
    BiasTerms byItem = inner.transposed();
    int[] positions = ratings.positionsByItem();
    FixedOffsets byUser = this;
    return new BiasTerms() {
      @Override
      public double value(int item, int user, int position) {
        return byItem.value(item, user, position) + offsets[positions[position]];
      }

      @Override
      public void step(int item, int user, int position, float error, float scale) {
        byItem.step(item, user, position, error, scale);
      }

      @Override
      public BiasTerms transposed() {
        return byUser;
      }
    };
  }
}
