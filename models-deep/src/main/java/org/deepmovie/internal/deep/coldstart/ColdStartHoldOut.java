package org.deepmovie.internal.deep.coldstart;

import java.util.Arrays;
import java.util.Optional;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.internal.factor.BaselineShrinkage;
import org.deepmovie.internal.factor.ColdStartBaseline;
import org.deepmovie.split.Splitters;
import org.deepmovie.train.Seeds;

/**
 * Ratings that are held out, so that a model fitted to the others tells how far its predictions can
 * be trusted: all ratings of some users and items, if there are cold ones of whom something is
 * known, and some of the other ratings.
 */
public final class ColdStartHoldOut {

  private static final double SHARE = 0.1;

  /** Of fewer rated users or items none is held out. */
  private static final int LEAST_RATED = 3;

  /** Of fewer ratings none is held out. */
  private static final int LEAST_RATINGS = 10;

  private final Dataset data;
  private final boolean[] users;
  private final boolean[] items;
  private final Dataset train;

  private ColdStartHoldOut(Dataset data, boolean[] users, boolean[] items, Dataset train) {
    this.data = data;
    this.users = users;
    this.items = items;
    this.train = train;
  }

  /**
   * A tenth of the rated users if there are cold users to predict, a tenth of the rated items if
   * there are cold items, and a tenth of the ratings by the other users of the other items.
   *
   * @param coldUsers whether there are cold users of whom something is known
   * @param coldItems whether there are cold items of which something is known
   * @return empty if nothing can be held out
   */
  public static Optional<ColdStartHoldOut> draw(
      Dataset data, boolean coldUsers, boolean coldItems, long seed) {
    RatingMatrix ratings = data.ratings();
    boolean[] users = draw(ratings.byUser(), data.users(), coldUsers, seed, "users held out");
    boolean[] items = draw(ratings.byItem(), data.items(), coldItems, seed, "items held out");
    CsrMatrix rows = ratings.byUser();
    boolean[] heldOut = new boolean[rows.size()];
    for (int user = 0; user < rows.rows(); user++) {
      for (int p = rows.start(user); p < rows.end(user); p++) {
        heldOut[p] = users[user] || items[rows.column(p)];
      }
    }
    Dataset others = data.withRatings(ratings.filter(p -> !heldOut[p]));
    if (others.ratings().size() < LEAST_RATINGS) {
      return Optional.empty();
    }
    Dataset train = Splitters.holdout(1 - SHARE).split(others, seed).get(0).train();
    return Optional.of(new ColdStartHoldOut(data, users, items, train));
  }

  private static boolean[] draw(
      CsrMatrix ratings, IdMap ids, boolean cold, long seed, String purpose) {
    boolean[] drawn = new boolean[ids.size()];
    int[] rated = ratings.nonEmptyRows(ids);
    if (cold && rated.length >= LEAST_RATED) {
      Seeds.shuffle(rated, Seeds.random(seed, purpose));
      for (int n = 0; n < Math.max(1, Math.round(SHARE * rated.length)); n++) {
        drawn[rated[n]] = true;
      }
    }
    return drawn;
  }

  /** The data without the ratings that are held out. */
  public Dataset train() {
    return train;
  }

  /**
   * The least squares fit of the held-out ratings. With b the baseline of {@link #train} and p the
   * prediction, s = sum of (r - b) (p - b) / (sum of (p - b)^2 + c^2), c being a quarter of the
   * width of the scale. For a cold user and a cold item s is drawn towards the product of the other
   * two, which few ratings do not change much.
   *
   * @param model a model of {@link #train}
   */
  public BaselineShrinkage shrinkage(ColdStartModel<?> model) {
    ColdStartBaseline baseline = ColdStartBaseline.of(train.ratings());
    CsrMatrix rows = data.ratings().byUser();
    double unit = data.scale().unit();
    ShrinkageSums[] sums = new ShrinkageSums[4];
    Arrays.setAll(sums, n -> new ShrinkageSums(unit * unit));
    for (int user : rows.nonEmptyRows(data.users())) {
      for (int p = rows.start(user); p < rows.end(user); p++) {
        int item = rows.column(p);
        if (train.ratings().byUser().find(user, item) < 0) {
          double b = baseline.value(user, item);
          sums[(users[user] ? 1 : 0) + (items[item] ? 2 : 0)].add(
              model.predict(user, item) - b, rows.value(p) - b);
        }
      }
    }
    double ofUsers = sums[1].slope(0);
    double ofItems = sums[2].slope(0);
    return new BaselineShrinkage(
        sums[0].slope(0), ofUsers, ofItems, sums[3].slope(ofUsers * ofItems));
  }

  /** The sums of a regression through the origin, with one more observation of the prior. */
  private static final class ShrinkageSums {
    private final double priorWeight;
    private double squares;
    private double products;

    ShrinkageSums(double priorWeight) {
      this.priorWeight = priorWeight;
    }

    void add(double x, double y) {
      squares += x * x;
      products += x * y;
    }

    double slope(double prior) {
      double slope = (products + priorWeight * prior) / (squares + priorWeight);
      return Math.min(1, Math.max(0, slope));
    }
  }
}
