package org.deepmovie.internal.feature;

/** The columns of one field of attributes. */
interface AttributeColumns extends FeatureColumns {

  /** The name of the field. */
  String field();

  /** Whether {@code category} has a value in the columns. */
  boolean knows(String category);

  /** What {@link #knows} accepts, for messages. */
  String known();
}
