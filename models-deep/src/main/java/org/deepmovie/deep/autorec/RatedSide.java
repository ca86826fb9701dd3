package org.deepmovie.deep.autorec;

import org.deepmovie.data.Attributes;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.internal.data.CanonicalOrder;
import org.deepmovie.recommend.BaselineEstimate;

/** Whose ratings are the rows that the network rebuilds; the others are its inputs and outputs. */
enum RatedSide {
  ITEM("autorec-item"),
  USER("autorec-user");

  private final String model;

  RatedSide(String model) {
    this.model = model;
  }

  /** The model's name. */
  String model() {
    return model;
  }

  RatedSide other() {
    return this == ITEM ? USER : ITEM;
  }

  /** The ratings, rows being this side. */
  CsrMatrix rows(RatingMatrix ratings) {
    return this == ITEM ? ratings.byItem() : ratings.byUser();
  }

  /** {@code usersByItems} with this side as rows. */
  CsrMatrix rows(CsrMatrix usersByItems) {
    return this == ITEM ? usersByItems.transpose() : usersByItems;
  }

  IdMap ids(Dataset data) {
    return this == ITEM ? data.items() : data.users();
  }

  Attributes attributes(Dataset data) {
    return this == ITEM ? data.itemAttributes() : data.userAttributes();
  }

  float[] biases(BaselineEstimate of) {
    return this == ITEM ? of.item() : of.user();
  }

  /** The number by id of a row of this side. */
  int rank(CanonicalOrder byId, int row) {
    return this == ITEM ? byId.item(row) : byId.user(row);
  }

  /** The baseline of a row of this side and a column of the other. */
  double value(BaselineEstimate biases, int row, int column) {
    return this == ITEM ? biases.value(column, row) : biases.value(row, column);
  }
}
