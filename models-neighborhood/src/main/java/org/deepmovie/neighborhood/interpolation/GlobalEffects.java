package org.deepmovie.neighborhood.interpolation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.recommend.BaselineEstimate;

/**
 * The baseline with what else in a user's ratings goes with the item alone, the global effects
 * "user x item average" and "user x item support" of Bell and Koren 2007:
 *
 * <pre>
 *   mu + b_u + b_i + sum over effects e of theta_ue (x_ie - m_ue)
 *   theta_ue = sum over j in R(u) of (x_je - m_ue) r_uj / (sum over j in R(u) of (x_je - m_ue)^2 + lambda_e)
 *   m_ue = sum over j in R(u) of x_je / (|R(u)| + 5)
 * </pre>
 *
 * r_uj being what the biases and the effects before e leave of a rating, x_i1 = b_i in units of the
 * rating scale, and x_i2 = log(1 + n_i), n_i the number of ratings, less its mean over all ratings.
 * Somebody with a positive first slope likes more than others do what all like. An effect whose
 * lambda is 0 is left out.
 */
final class GlobalEffects {

  /** How many ratings of average items a user's mean of a covariate is pulled by. */
  private static final double PULL = 5;

  private final BaselineEstimate biases;
  private final List<Effect> effects;
  private final Slopes[] users;

  /** One number per item, and the lambda of the slopes over it. */
  private record Effect(double[] covariate, double lambda) {}

  /** theta and m of one person, by effect. */
  record Slopes(double[] slopes, double[] means) {}

  /**
   * The effects in {@code ratings}.
   *
   * @param unit that of the rating scale
   * @param averageEffectShrinkage that of the slopes over the items' averages
   * @param supportEffectShrinkage that of the slopes over the items' support
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
      effects.add(new Effect(averages, averageEffectShrinkage));
    }
    if (supportEffectShrinkage > 0) {
      effects.add(new Effect(support(ratings.byItem()), supportEffectShrinkage));
    }
    CsrMatrix rows = ratings.byUser();
    this.users = new Slopes[rows.rows()];
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

  private static double[] support(CsrMatrix byItem) {
    double[] support = new double[byItem.rows()];
    double sum = 0;
    for (int item = 0; item < support.length; item++) {
      support[item] = Math.log1p(byItem.count(item));
      sum += byItem.count(item) * support[item];
    }
    double mean = sum / Math.max(1, byItem.size());
    for (int item = 0; item < support.length; item++) {
      support[item] -= mean;
    }
    return support;
  }

  /**
   * The slopes of somebody.
   *
   * @param items what they rated
   * @param residuals what the biases leave of their ratings; overwritten by what the effects leave
   */
  Slopes slopes(int[] items, double[] residuals) {
    double[] slopes = new double[effects.size()];
    double[] means = new double[effects.size()];
    for (int e = 0; e < slopes.length; e++) {
      double[] x = effects.get(e).covariate;
      double mean = IntStream.of(items).mapToDouble(item -> x[item]).sum() / (items.length + PULL);
      double product = 0;
      double square = 0;
      for (int n = 0; n < items.length; n++) {
        double centred = x[items[n]] - mean;
        product += centred * residuals[n];
        square += centred * centred;
      }
      slopes[e] = product / (square + effects.get(e).lambda);
      means[e] = mean;
      for (int n = 0; n < items.length; n++) {
        residuals[n] -= slopes[e] * (x[items[n]] - mean);
      }
    }
    return new Slopes(slopes, means);
  }

  /** What the effects of somebody add to the biases for {@code item}. */
  double added(Slopes person, int item) {
    double sum = 0;
    for (int e = 0; e < person.slopes.length; e++) {
      sum += person.slopes[e] * (effects.get(e).covariate[item] - person.means[e]);
    }
    return sum;
  }

  /** The estimate; of an unknown user or item what the biases know. */
  double value(int user, int item) {
    double known = biases.value(user, item);
    return user == IdMap.UNKNOWN || item == IdMap.UNKNOWN
        ? known
        : known + added(users[user], item);
  }

  /** What the estimates leave of the ratings, users x items. */
  CsrMatrix residuals(RatingMatrix ratings) {
    CsrMatrix rows = ratings.byUser();
    return rows.withValues((user, p) -> rows.value(p) - value(user, rows.column(p)));
  }
}
