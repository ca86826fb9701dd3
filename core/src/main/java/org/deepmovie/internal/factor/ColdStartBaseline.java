package org.deepmovie.internal.factor;

import com.google.common.base.Suppliers;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.recommend.BaselineEstimate;

/**
 * {@link BaselineEstimate#fallback} for cold users and items, those without training ratings. A
 * model's own biases are fitted to what its other terms leave, so that without these terms they
 * predict worse than the baseline. The biases are computed when they are first asked for.
 */
public final class ColdStartBaseline {

  private final boolean[] ratedUsers;
  private final boolean[] ratedItems;
  private final Supplier<BaselineEstimate> estimate;

  private ColdStartBaseline(
      boolean[] ratedUsers, boolean[] ratedItems, Supplier<BaselineEstimate> estimate) {
    this.ratedUsers = ratedUsers;
    this.ratedItems = ratedItems;
    this.estimate = estimate;
  }

  /** The baseline of training ratings. */
  public static ColdStartBaseline of(RatingMatrix train) {
    return new ColdStartBaseline(
        rated(train.byUser()),
        rated(train.byItem()),
        Suppliers.memoize(() -> BaselineEstimate.fallback(train)));
  }

  /** Which rows have an entry. */
  static boolean[] rated(CsrMatrix rows) {
    boolean[] rated = new boolean[rows.rows()];
    for (int row = 0; row < rated.length; row++) {
      rated[row] = rows.count(row) > 0;
    }
    return rated;
  }

  /** By user whether there are training ratings: not a copy. */
  boolean[] ratedUsers() {
    return ratedUsers;
  }

  /** By item whether there are training ratings: not a copy. */
  boolean[] ratedItems() {
    return ratedItems;
  }

  /** Whether {@code user}, an index or {@link IdMap#UNKNOWN}, has training ratings. */
  public boolean isRater(int user) {
    return user != IdMap.UNKNOWN && ratedUsers[user];
  }

  /** Whether {@code item}, an index or {@link IdMap#UNKNOWN}, has training ratings. */
  public boolean isRated(int item) {
    return item != IdMap.UNKNOWN && ratedItems[item];
  }

  /** mu, the mean of the training ratings. */
  public double mean() {
    return estimate.get().mean();
  }

  /** mu + b_u + b_i; the bias of a cold user or item is 0. */
  public double value(int user, int item) {
    return estimate.get().value(user, item);
  }

  /** b_u of a new user with the given ratings of items; those of cold items tell nothing. */
  public double userBias(int[] items, double[] ratings) {
    int[] rated = IntStream.range(0, items.length).filter(n -> isRated(items[n])).toArray();
    return estimate
        .get()
        .userBias(
            IntStream.of(rated).map(n -> items[n]).toArray(),
            IntStream.of(rated).mapToDouble(n -> ratings[n]).toArray(),
            BaselineEstimate.FALLBACK_REGULARIZATION);
  }
}
