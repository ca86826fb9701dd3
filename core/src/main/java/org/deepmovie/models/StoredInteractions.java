package org.deepmovie.models;

/**
 * What a model file says of interactions, as JSON. The entry is left out if the catalog has none
 * but the training ratings.
 *
 * @param further the number of interactions without a training rating
 */
record StoredInteractions(int further) {

  /** The name of the entry. */
  static final String ENTRY = "interactions.json";

  /** The first part of the names of the arrays that hold the interactions. */
  static final String ARRAYS = "further";
}
