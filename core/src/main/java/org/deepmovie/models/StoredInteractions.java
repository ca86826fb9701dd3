package org.deepmovie.models;

import org.deepmovie.data.FeedbackType;

/**
 * What a model file says of interactions, as JSON. The entry is left out if the values of the data
 * are ratings, and the catalog has no interactions but those.
 *
 * @param type what the values of the training data are
 * @param further the number of interactions that are not in the training data
 */
record StoredInteractions(FeedbackType type, int further) {

  /** What a file without the entry says. */
  static final StoredInteractions NONE = new StoredInteractions(FeedbackType.RATINGS, 0);

  /** The name of the entry. */
  static final String ENTRY = "interactions.json";

  /** The first part of the names of the arrays that hold the interactions. */
  static final String ARRAYS = "further";
}
