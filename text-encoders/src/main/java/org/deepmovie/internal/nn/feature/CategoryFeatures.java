package org.deepmovie.internal.nn.feature;

import org.deepmovie.data.Attributes;
import org.deepmovie.data.CsrMatrix;

/** Categories as numbers. */
final class CategoryFeatures {

  private CategoryFeatures() {}

  /**
   * One column for every category, as in {@link Attributes#shares}. An entity that has n categories
   * of a field has 1 / sqrt(n) in each of their columns, so that every field is a vector of length
   * 1.
   */
  static CsrMatrix of(Attributes attributes) {
    CsrMatrix shares = attributes.shares();
    return shares.withValues((row, p) -> Math.sqrt(shares.value(p)));
  }
}
