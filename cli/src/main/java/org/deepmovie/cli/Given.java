package org.deepmovie.cli;

import org.deepmovie.data.IdMap;
import org.deepmovie.model.Recommender;

/** Refuses option values before anything is spent on them. */
final class Given {

  private Given() {}

  static void atLeastOne(String option, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(option + " " + value + "; give 1 or more");
    }
  }

  /** A share of something: from 0 to below 1. */
  static void share(String option, double value) {
    if (!(value >= 0 && value < 1)) {
      throw new IllegalArgumentException(option + " " + value + "; give a share from 0 to below 1");
    }
  }

  /** The index of a user whom {@code model} must know; {@code hint} ends the error message. */
  static int knownUser(Recommender model, String user, String hint) {
    IdMap users = model.catalogue().users();
    int index = users.indexOf(user);
    if (index == IdMap.UNKNOWN) {
      throw new IllegalArgumentException(
          "user '" + user + "' is not one of the model's " + users.size() + " users" + hint);
    }
    return index;
  }
}
