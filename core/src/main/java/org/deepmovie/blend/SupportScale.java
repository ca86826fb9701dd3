package org.deepmovie.blend;

import java.util.Arrays;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.RatingMatrix;

/**
 * Maps numbers of training ratings, the support of a user or an item, to 0 .. 1: the logarithm of 1
 * + n between its 5 % and 95 % quantiles over the validation ratings, which become 0 and 1.
 *
 * @param leastItem log(1 + n) of an item at 0
 * @param mostItem log(1 + n) of an item at 1
 * @param leastUser log(1 + n) of a user at 0
 * @param mostUser log(1 + n) of a user at 1
 */
record SupportScale(double leastItem, double mostItem, double leastUser, double mostUser) {

  private static final double TAIL = 0.05;

  SupportScale {
    if (!(isRange(leastItem, mostItem) && isRange(leastUser, mostUser))) {
      throw new IllegalArgumentException(
          "%s..%s, %s..%s are no ranges of support"
              .formatted(leastItem, mostItem, leastUser, mostUser));
    }
  }

  private static boolean isRange(double least, double most) {
    return least >= 0 && least <= most && most < Double.POSITIVE_INFINITY;
  }

  /** The scale of the pairs of {@code validation}, by their numbers of ratings in {@code train}. */
  static SupportScale of(RatingMatrix train, RatingMatrix validation) {
    CsrMatrix rows = validation.byUser();
    double[] items = new double[rows.size()];
    double[] users = new double[rows.size()];
    for (int user = 0; user < rows.rows(); user++) {
      for (int p = rows.start(user); p < rows.end(user); p++) {
        items[p] = log(train.byItem().count(rows.column(p)));
        users[p] = log(train.byUser().count(user));
      }
    }
    Arrays.sort(items);
    Arrays.sort(users);
    int low = (int) (TAIL * (items.length - 1));
    int high = items.length - 1 - low;
    return new SupportScale(items[low], items[high], users[low], users[high]);
  }

  private static double log(int ratings) {
    return StrictMath.log1p(ratings);
  }

  /** The support of an item with a number of ratings, 0 to 1. */
  double item(int ratings) {
    return between(log(ratings), leastItem, mostItem);
  }

  /** The support of a user with a number of ratings, 0 to 1. */
  double user(int ratings) {
    return between(log(ratings), leastUser, mostUser);
  }

  private static double between(double value, double least, double most) {
    return most > least ? Math.min(1, Math.max(0, (value - least) / (most - least))) : 0;
  }
}
