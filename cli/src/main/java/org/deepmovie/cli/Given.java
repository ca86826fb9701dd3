package org.deepmovie.cli;

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
}
