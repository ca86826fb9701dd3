package org.deepmovie.deep.autorec;

import org.deepmovie.data.Attributes;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.SparseRows;
import org.deepmovie.factor.ById;
import org.deepmovie.model.Biases;

/** Whose ratings are the rows that the network rebuilds; the others are its inputs and outputs. */
enum Side {
  ITEM("autorec-item"),
  USER("autorec-user");

  private final String model;

  Side(String model) {
    this.model = model;
  }

  /** The model's name. */
  String model() {
    return model;
  }

  Side other() {
    return this == ITEM ? USER : ITEM;
  }

  /** The ratings, rows being this side. */
  SparseRows rows(RatingMatrix ratings) {
    return this == ITEM ? ratings.byItem() : ratings.byUser();
  }

  /** {@code usersByItems} with this side as rows. */
  SparseRows rows(SparseRows usersByItems) {
    return this == ITEM ? usersByItems.transpose() : usersByItems;
  }

  IdMap ids(Dataset data) {
    return this == ITEM ? data.items() : data.users();
  }

  Attributes attributes(Dataset data) {
    return this == ITEM ? data.itemAttributes() : data.userAttributes();
  }

  float[] biases(Biases of) {
    return this == ITEM ? of.item() : of.user();
  }

  /** The number by id of a row of this side. */
  int rank(ById byId, int row) {
    return this == ITEM ? byId.item(row) : byId.user(row);
  }

  /** The baseline of a row of this side and a column of the other. */
  double value(Biases biases, int row, int column) {
    return this == ITEM ? biases.value(column, row) : biases.value(row, column);
  }
}
