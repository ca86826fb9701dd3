package org.deepmovie.tune;

import java.util.ArrayList;
import java.util.List;

/**
 * A rung of successive halving: a number of trials, each fitted with a number of epochs.
 *
 * @param trials the number of trials
 * @param epochs the largest number of epochs of a fit; 0 for a model without epochs
 */
public record Rung(int trials, int epochs) {

  /** One in this many trials is promoted, with this many times the epochs. */
  private static final int REDUCTION_FACTOR = 3;

  /**
   * The rungs from all {@code trials} to the few that are fitted with all {@code epochs}. The best
   * third of each rung is promoted to the next with three times the epochs, so that all rungs cost
   * about the same. There are as many rungs as both numbers allow.
   *
   * @param trials the number of trials, from 1
   * @param epochs the largest number of epochs, from 1; 0 for a model without epochs, which has one
   *     rung
   */
  static List<Rung> rungs(int trials, int epochs) {
    if (epochs == 0) {
      return List.of(new Rung(trials, 0));
    }
    int share = 1;
    while (REDUCTION_FACTOR * share <= Math.min(trials, epochs)) {
      share *= REDUCTION_FACTOR;
    }
    List<Rung> rungs = new ArrayList<>();
    for (int part = 1; part <= share; part *= REDUCTION_FACTOR) {
      int limit = (int) Math.round((double) epochs * part / share);
      rungs.add(new Rung(trials / part, limit));
    }
    return rungs;
  }
}
