package org.deepmovie.internal.mf.time;

import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.internal.data.CanonicalOrder;
import org.deepmovie.internal.kernel.Kernels;
import org.deepmovie.internal.mf.term.ParameterGroup;
import org.deepmovie.internal.mf.term.PredictionTerm;
import org.deepmovie.internal.mf.term.RatingTerm;
import org.deepmovie.internal.mf.vector.CompositeVectors;

/**
 * Another term plus what depends on the time of the rating: b_{u,day} + b_{i,Bin(t)} + dev_u(t)
 * (alpha_u + a_u . q_i) (Koren 2009). A rating whose time is unknown has the other term alone.
 */
public final class TimeTerm implements PredictionTerm {

  private static final Kernels KERNELS = Kernels.best();

  private final PredictionTerm inner;
  private final CanonicalOrder order;
  private final TrainingCalendar originalCalendar;
  private final RatingMatrix ratings;
  private final TrainingCalendar calendar;
  private final TimeSettings settings;
  private final RatingTimes times;
  private final CompositeVectors items;
  private final ParameterGroup dayBiases;
  private final ParameterGroup binBiases;
  private final ParameterGroup drifts;
  private final FloatMatrix vectorDrifts;
  private final float[] driftRegularization;

  /**
   * A term around {@code inner} whose parameters are 0.
   *
   * @param inner does not depend on time
   * @param order numbers the users and items of the fit
   * @param originalRatings the training ratings, numbered as the data has them
   * @param items the vectors q_i, which steps of this term move, too
   */
  public TimeTerm(
      PredictionTerm inner,
      CanonicalOrder order,
      RatingMatrix originalRatings,
      CompositeVectors items,
      TimeSettings settings) {
    this.inner = inner;
    this.order = order;
    this.originalCalendar = TrainingCalendar.of(originalRatings);
    this.ratings = order.data().ratings();
    this.calendar = TrainingCalendar.of(ratings);
    this.settings = settings;
    this.times = RatingTimes.of(ratings, calendar, settings);
    this.items = items;
    int itemBins = Math.multiplyExact(ratings.items(), settings.itemBins());
    int[] perUser = times.perUser(ratings.byUser());
    this.dayBiases =
        ParameterGroup.zeros(times.perDay(calendar.rated().size()), settings.learning());
    this.binBiases = ParameterGroup.zeros(times.perItemBin(itemBins), settings.learning());
    this.drifts = ParameterGroup.zeros(perUser, settings.learning());
    this.vectorDrifts = new FloatMatrix(ratings.users(), items.vectors().columns());
    this.driftRegularization =
        ParameterGroup.perRating(perUser, settings.learning().regularization());
  }

  /** a_u, a row per user. */
  FloatMatrix vectorDrifts() {
    return vectorDrifts;
  }

  private double withTime(double innerValue, int user, int item, int position) {
    if (!times.isKnown(position)) {
      return innerValue;
    }
    float product =
        KERNELS.dot(
            vectorDrifts.values(),
            vectorDrifts.offset(user),
            items.vectors().values(),
            items.vectors().offset(item),
            vectorDrifts.columns());
    return innerValue
        + dayBiases.values()[times.day()[position]]
        + (settings.itemBins() > 1 ? binBiases.values()[times.itemBin()[position]] : 0)
        + times.deviation()[position] * (drifts.values()[user] + product);
  }

  /**
   * Takes a step with what depends on time.
   *
   * @param itemRate the learning rate of the item's vector: of its own factors alone in a pass user
   *     by user, of the whole vector in a pass item by item
   */
  private void stepTime(
      int user, int item, int position, float error, float decay, float itemRate) {
    if (!times.isKnown(position)) {
      return;
    }
    dayBiases.step(times.day()[position], error, decay);
    if (settings.itemBins() > 1) {
      binBiases.step(times.itemBin()[position], error, decay);
    }
    float driftError = error * times.deviation()[position];
    drifts.step(user, driftError, decay);
    float[] a = vectorDrifts.values();
    float[] q = items.vectors().values();
    int at = vectorDrifts.offset(user);
    int to = items.vectors().offset(item);
    int length = vectorDrifts.columns();
    float rate = decay * (float) settings.learning().learningRate();
    KERNELS.addMultiple(q, to, decay * itemRate * driftError, a, at, length);
    KERNELS.scaleAndAdd(
        a, at, 1 - rate * driftRegularization[user], rate * driftError, q, to, length);
  }

  @Override
  public RatingTerm byUser() {
    RatingTerm innerByUser = inner.byUser();
    return new RatingTerm() {
      @Override
      public double value(int user, int item, int position) {
        return withTime(innerByUser.value(user, item, position), user, item, position);
      }

      @Override
      public void step(int user, int item, int position, float error, float decay) {
        innerByUser.step(user, item, position, error, decay);
        stepTime(user, item, position, error, decay, items.ownRate());
      }
    };
  }

  @Override
  public RatingTerm byItem() {
    RatingTerm innerByUser = inner.byUser();
    int[] positions = ratings.positionsByItem();
    return new RatingTerm() {
      @Override
      public double value(int item, int user, int position) {
        int p = positions[position];
        return withTime(innerByUser.value(user, item, p), user, item, p);
      }

      @Override
      public void step(int item, int user, int position, float error, float decay) {
        int p = positions[position];
        innerByUser.step(user, item, p, error, decay);
        stepTime(user, item, p, error, decay, items.vectorRate(item));
      }
    };
  }

  /**
   * The parameters as they are now, by the indices of the original data.
   *
   * @param factors how many components of the vectors are factors and no padding
   */
  public TimeEffects effects(int factors) {
    CsrMatrix rated = originalCalendar.rated();
    float[] values = new float[rated.size()];
    for (int user = 0; user < rated.rows(); user++) {
      int from = calendar.rated().start(order.user(user));
      System.arraycopy(dayBiases.values(), from, values, rated.start(user), rated.count(user));
    }
    return new TimeEffects(
        originalCalendar.withValues(values),
        settings.exponent(),
        order.originalUsers(drifts.values(), vectorDrifts, factors),
        order.originalItems(
            new FloatMatrix(ratings.items(), settings.itemBins(), binBiases.values())));
  }
}
