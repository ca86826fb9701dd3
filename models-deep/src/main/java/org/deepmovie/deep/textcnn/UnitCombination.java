package org.deepmovie.deep.textcnn;

/** How the hidden units of a user and of an item give a rating. */
public enum UnitCombination {
  /** Their products, and a bias of each. */
  PRODUCT,
  /** A further layer over their sum. */
  LAYER,
  /** One unit over their sum (Li). */
  SUM
}
