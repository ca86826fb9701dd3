package org.deepmovie.tune;

import java.util.ArrayList;
import java.util.List;

/**
 * A round of successive halving: so many trials, each fitted with so many epochs.
 *
 * @param trials the number of trials
 * @param epochs the most epochs of a fit; 0 for a model that has none
 */
public record Rung(int trials, int epochs) {

  /** Which part of the trials goes on, and how many times more epochs it gets. */
  private static final int FACTOR = 3;

  /**
   * The rounds from {@code trials} trials to those few that get all {@code epochs}: of each round
   * the best third goes on with three times as many epochs, so that every round costs about the
   * same. There are as many rounds as both numbers allow.
   *
   * @param trials from 1
   * @param epochs from 1; 0 for a model that has none: then there is one round
   */
  static List<Rung> ladder(int trials, int epochs) {
    if (epochs == 0) {
      return List.of(new Rung(trials, 0));
    }
    int share = 1;
    while (FACTOR * share <= Math.min(trials, epochs)) {
      share *= FACTOR;
    }
    List<Rung> ladder = new ArrayList<>();
    for (int part = 1; part <= share; part *= FACTOR) {
      int limit = (int) Math.round((double) epochs * part / share);
      ladder.add(new Rung(trials / part, limit));
    }
    return ladder;
  }
}
