package org.deepmovie.neighborhood.linear;

/** A number for each pair of items, items x items. */
interface ItemPairMatrix {

  /** The number of items. */
  int items();

  /** Adds {@code multiple} times the row {@code item} to {@code into}, by item. */
  void add(int item, float multiple, float[] into);

  /** The number of a pair. */
  float of(int item, int other);
}
