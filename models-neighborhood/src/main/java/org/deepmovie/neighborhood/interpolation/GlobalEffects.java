package org.deepmovie.neighborhood.interpolation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.recommend.BaselineEstimate;

/**
 * The baseline with two global effects of Bell and Koren 2007, "user x item average" and "user x
 * item support":
 *
 * <pre>
 *   mu + b_u + b_i + sum over effects e of theta_ue (x_ie - m_ue)
 *   theta_ue = sum over j in R(u) of (x_je - m_ue) r_uj / (sum over j in R(u) of (x_je - m_ue)^2 + lambda_e)
 *   m_ue = sum over j in R(u) of x_je / (|R(u)| + 5)
 * </pre>
 *
 * r_uj is the rating less the biases and the effects before e. x_i1 = b_i in units of the rating
 * scale. x_i2 = log(1 + n_i) less its mean over all ratings, n_i being the number of ratings of i.
 * A user with a positive first slope rates items with high averages higher, and items with low
 * averages lower, than others do. An effect whose lambda is 0 is omitted.
 */
final class GlobalEffects {

  /** The number of average items by which a user's mean of a covariate is shrunk. */
  private static final double PRIOR_ITEMS = 5;

  private final BaselineEstimate biases;
  private final List<CovariateEffect> effects;
  private final EffectSlopes[] users;

  /** x_e by item, and lambda_e. */
  private record CovariateEffect(double[] covariate, double lambda) {}

  /**
   * The effects in {@code ratings}.
   *
   * @param unit that of the rating scale
   * @param averageEffectShrinkage lambda_1, of the slopes over the items' averages
   * @param supportEffectShrinkage lambda_2, of the slopes over the items' numbers of ratings
   */
  GlobalEffects(
      RatingMatrix ratings,
      BaselineEstimate biases,
      double unit,
      double averageEffectShrinkage,
      double supportEffectShrinkage) {
    this.biases = biases;
    this.effects = new ArrayList<>();
    if (averageEffectShrinkage > 0) {
      double[] averages =
          IntStream.range(0, ratings.items()).mapToDouble(i -> biases.item()[i] / unit).toArray();
      effects.add(new CovariateEffect(averages, averageEffectShrinkage));
    }
    if (supportEffectShrinkage > 0) {
      effects.add(new CovariateEffect(support(ratings.byItem()), supportEffectShrinkage));
    }
    CsrMatrix rows = ratings.byUser();
    this.users = new EffectSlopes[rows.rows()];
    for (int user = 0; user < users.length; user++) {
      int start = rows.start(user);
      int bound = user;
      users[user] =
          slopes(
              IntStream.range(start, rows.end(user)).map(rows::column).toArray(),
              IntStream.range(start, rows.end(user))
                  .mapToDouble(p -> rows.value(p) - biases.value(bound, rows.column(p)))
                  .toArray());
    }
  }

  /** ln(1 + count) less its mean over the ratings; of an item without ratings it is unknown: 0. */
  private static double[] support(CsrMatrix byItem) {
    double[] support = new double[byItem.rows()];
    double sum = 0;
    for (int item = 0; item < support.length; item++) {
      support[item] = Math.log1p(byItem.count(item));
      sum += byItem.count(item) * support[item];
    }
    double mean = sum / Math.max(1, byItem.size());
    for (int item = 0; item < support.length; item++) {
      support[item] = byItem.count(item) == 0 ? 0 : support[item] - mean;
    }
    return support;
  }

  /**
   * The slopes of a user.
   *
   * @param items the rated items
   * @param residuals their ratings less the biases; the effects are subtracted from them in place
   */
  EffectSlopes slopes(int[] items, double[] residuals) {
    double[] slopes = new double[effects.size()];
    double[] means = new double[effects.size()];
    for (int e = 0; e < slopes.length; e++) {
      double[] x = effects.get(e).covariate;
      double mean =
          IntStream.of(items).mapToDouble(item -> x[item]).sum() / (items.length + PRIOR_ITEMS);
      double product = 0;
      double square = 0;
      for (int n = 0; n < items.length; n++) {
        double centered = x[items[n]] - mean;
        product += centered * residuals[n];
        square += centered * centered;
      }
      slopes[e] = product / (square + effects.get(e).lambda);
      means[e] = mean;
      for (int n = 0; n < items.length; n++) {
        residuals[n] -= slopes[e] * (x[items[n]] - mean);
      }
    }
    return new EffectSlopes(slopes, means);
  }

  /** The sum of the effects of a user with these slopes for {@code item}. */
  double added(EffectSlopes user, int item) {
    double sum = 0;
    for (int e = 0; e < user.slopes().length; e++) {
      sum += user.slopes()[e] * (effects.get(e).covariate[item] - user.means()[e]);
    }
    return sum;
  }

  /** The baseline with the effects; for an unknown user or item the baseline alone. */
  double value(int user, int item) {
    double known = biases.value(user, item);
    return user == IdMap.UNKNOWN || item == IdMap.UNKNOWN
        ? known
        : known + added(users[user], item);
  }

  /** The ratings less their estimates, users x items. */
  CsrMatrix residuals(RatingMatrix ratings) {
    CsrMatrix rows = ratings.byUser();
    return rows.withValues((user, p) -> rows.value(p) - value(user, rows.column(p)));
  }
}
