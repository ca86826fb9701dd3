package org.deepmovie.internal.deep.autorec;

import org.deepmovie.data.Attributes;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.internal.data.CanonicalOrder;
import org.deepmovie.recommend.BaselineEstimate;

/** Whose ratings are the rows that the network rebuilds; the other side are its columns. */
public enum RatedSide {
  ITEM("autorec-item"),
  USER("autorec-user");

  private final String model;

  RatedSide(String model) {
    this.model = model;
  }

  /** The name of the model whose rows are this side. */
  public String model() {
    return model;
  }

  /** The side of the columns. */
  public RatedSide other() {
    return this == ITEM ? USER : ITEM;
  }

  /** The ratings with this side as rows. */
  public CsrMatrix rows(RatingMatrix ratings) {
    return this == ITEM ? ratings.byItem() : ratings.byUser();
  }

  /** {@code usersByItems} with this side as rows. */
  public CsrMatrix rows(CsrMatrix usersByItems) {
    return this == ITEM ? usersByItems.transpose() : usersByItems;
  }

  /** The ids of this side. */
  public IdMap ids(Dataset data) {
    return this == ITEM ? data.items() : data.users();
  }

  /** The attributes of this side. */
  public Attributes attributes(Dataset data) {
    return this == ITEM ? data.itemAttributes() : data.userAttributes();
  }

  /** The biases of this side. */
  public float[] biases(BaselineEstimate baseline) {
    return this == ITEM ? baseline.item() : baseline.user();
  }

  /** The number in {@code order} of a row of this side. */
  public int canonicalIndex(CanonicalOrder order, int row) {
    return this == ITEM ? order.item(row) : order.user(row);
  }

  /** The baseline of a row of this side and a column of the other. */
  public double value(BaselineEstimate baseline, int row, int column) {
    return this == ITEM ? baseline.value(column, row) : baseline.value(row, column);
  }
}
