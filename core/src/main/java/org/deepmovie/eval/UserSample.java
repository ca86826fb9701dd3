package org.deepmovie.eval;

import java.util.BitSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.deepmovie.data.IdMap;
import org.deepmovie.train.Seeds;

/**
 * A random sample, without replacement, of the N users with a relevant test rating, whose items
 * alone are ranked. It follows from the seed, the ids and the test set, so that all models of a
 * split are judged by the same users, and the order of rows in a file changes nothing.
 *
 * <p>The mean of a ranking metric over n of N users is an unbiased estimate of its mean over all,
 * and its standard error is
 *
 * <pre>
 *   sqrt((1 - n / N) s^2 / n),   s^2 = sum (x - mean)^2 / (n - 1)
 * </pre>
 *
 * <p>with x the value of a user. Coverage is that of the lists of the sample, so it is at most the
 * coverage of all lists.
 *
 * <p>W. Cochran: Sampling Techniques. 3rd edition, Wiley, 1977, chapter 2.
 *
 * @param users n, from 2; if there are fewer, all are ranked
 * @param seed the seed of the first repeat of an {@link Experiment}; each repeat draws other users
 */
public record UserSample(int users, long seed) {

  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException if {@code users} is below 2
   */
  public UserSample {
    if (users < 2) {
      throw new IllegalArgumentException(
          "a sample of " + users + " users has no standard error; give 2 or more");
    }
  }

  UserSample ofRepeat(int repeat) {
    return new UserSample(users, seed + repeat);
  }

  /** Draws from the users who pass {@code rankable}. */
  BitSet draw(IdMap ids, IntPredicate rankable) {
    int[] order = IntStream.of(ids.indicesById()).filter(rankable).toArray();
    Seeds.shuffle(order, Seeds.random(seed, "ranked users"));
    BitSet drawn = new BitSet(ids.size());
    IntStream.of(order).limit(users).forEach(drawn::set);
    return drawn;
  }

  /**
   * The standard error of a mean over {@code n} of {@code population} users.
   *
   * @param meanSquare the mean of the squares of the values
   */
  static double standardError(double mean, double meanSquare, int n, int population) {
    double variance = Math.max(0, meanSquare - mean * mean) * n / (n - 1);
    return Math.sqrt((1 - (double) n / population) * variance / n);
  }
}
