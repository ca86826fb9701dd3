package org.deepmovie.internal.mf.time;

import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.internal.data.CanonicalOrder;
import org.deepmovie.internal.kernel.Kernels;
import org.deepmovie.internal.leastsquares.Regularization;
import org.deepmovie.internal.mf.feedback.BiasTerms;
import org.deepmovie.internal.mf.feedback.FeedbackSettings;
import org.deepmovie.internal.mf.feedback.SideVectors;

/**
 * Biases and what time adds to them and to the product of the vectors: b_{u,day} + b_{i,Bin(t)} +
 * dev_u(t) (alpha_u + a_u . q_i). A rating whose time is unknown gets its biases alone.
 */
public final class TimeBiases implements BiasTerms {

  private static final Kernels KERNELS = Kernels.best();

  private final BiasTerms biases;
  private final RatingMatrix ratings;
  private final TrainingCalendar days;
  private final SideVectors items;
  private final int bins;
  private final float rate;
  private final int[] dayOf;
  private final int[] binOf;
  private final float[] deviations;
  private final float[] dayBiases;
  private final float[] dayRidges;
  private final FloatMatrix binBiases;
  private final float[] binRidges;
  private final float[] drifts;
  private final FloatMatrix vectorDrifts;
  private final float[] driftRidges;

  /**
   * No effects of time.
   *
   * @param biases what does not depend on time
   * @param items the vectors q_i
   */
  public TimeBiases(
      BiasTerms biases,
      RatingMatrix ratings,
      TrainingCalendar days,
      SideVectors items,
      FeedbackSettings.Time settings) {
    this.biases = biases;
    this.ratings = ratings;
    this.days = days;
    this.items = items;
    this.bins = settings.bins();
    this.rate = (float) settings.rate();
    this.dayOf = new int[ratings.size()];
    this.binOf = new int[ratings.size()];
    this.deviations = new float[ratings.size()];
    int[] perDay = new int[days.rated().size()];
    int[] perBin = new int[Math.multiplyExact(ratings.items(), bins)];
    int[] perUser = new int[ratings.users()];
    CsrMatrix byUser = ratings.byUser();
    for (int user = 0; user < byUser.rows(); user++) {
      for (int p = byUser.start(user); p < byUser.end(user); p++) {
        long time = ratings.timestamp(p);
        dayOf[p] = days.position(user, time);
        if (dayOf[p] != TrainingCalendar.UNKNOWN) {
          binOf[p] = byUser.column(p) * bins + days.bin(time, bins);
          deviations[p] = days.deviation(user, time, settings.exponent());
          perDay[dayOf[p]]++;
          perBin[binOf[p]]++;
          perUser[user]++;
        }
      }
    }
    this.dayBiases = new float[perDay.length];
    this.dayRidges = ridges(perDay, settings.ridge());
    this.binBiases = new FloatMatrix(ratings.items(), bins);
    this.binRidges = ridges(perBin, settings.ridge());
    this.drifts = new float[byUser.rows()];
    this.vectorDrifts = new FloatMatrix(byUser.rows(), items.vectors().columns());
    this.driftRidges = ridges(perUser, settings.ridge());
  }

  /** Per rating, as {@link Regularization#perEntry}, of groups of so many ratings. */
  private static float[] ridges(int[] counts, Regularization ridge) {
    float[] ridges = new float[counts.length];
    for (int group = 0; group < counts.length; group++) {
      int count = Math.max(1, counts[group]);
      ridges[group] = (float) (ridge.of(count) / count);
    }
    return ridges;
  }

  /** a_u, a row per user. */
  FloatMatrix vectorDrifts() {
    return vectorDrifts;
  }

  @Override
  public double value(int user, int item, int position) {
    double value = biases.value(user, item, position);
    if (dayOf[position] == TrainingCalendar.UNKNOWN) {
      return value;
    }
    float[] a = vectorDrifts.values();
    float[] q = items.vectors().values();
    int length = vectorDrifts.columns();
    float product =
        KERNELS.dot(a, vectorDrifts.offset(user), q, items.vectors().offset(item), length);
    return value
        + dayBiases[dayOf[position]]
        + (bins > 1 ? binBiases.values()[binOf[position]] : 0)
        + deviations[position] * (drifts[user] + product);
  }

  @Override
  public void step(int user, int item, int position, float error, float scale) {
    step(user, item, position, error, scale, items.ownRate());
  }

  /**
   * Takes a step.
   *
   * @param itemRate how far the item's vector goes: if it is a column its own factors move alone,
   *     if it is a row its features move, too
   */
  private void step(int user, int item, int position, float error, float scale, float itemRate) {
    biases.step(user, item, position, error, scale);
    if (dayOf[position] == TrainingCalendar.UNKNOWN) {
      return;
    }
    float step = scale * rate;
    step(dayBiases, dayRidges, dayOf[position], error, step);
    if (bins > 1) {
      step(binBiases.values(), binRidges, binOf[position], error, step);
    }
    float drift = error * deviations[position];
    step(drifts, driftRidges, user, drift, step);
    float[] a = vectorDrifts.values();
    float[] q = items.vectors().values();
    int at = vectorDrifts.offset(user);
    int to = items.vectors().offset(item);
    int length = vectorDrifts.columns();
    KERNELS.addMultiple(q, to, scale * itemRate * drift, a, at, length);
    KERNELS.scaleAndAdd(a, at, 1 - step * driftRidges[user], step * drift, q, to, length);
  }

  private static void step(float[] biases, float[] ridges, int at, float error, float rate) {
    biases[at] += rate * (error - ridges[at] * biases[at]);
  }

  @Override
  public BiasTerms transposed() {
    int[] positions = ratings.positionsByItem();
    TimeBiases byUser = this;
    return new BiasTerms() {
      @Override
      public double value(int item, int user, int position) {
        return byUser.value(user, item, positions[position]);
      }

      @Override
      public void step(int item, int user, int position, float error, float scale) {
        byUser.step(user, item, positions[position], error, scale, items.moves(item));
      }

      @Override
      public BiasTerms transposed() {
        return byUser;
      }
    };
  }

  /**
   * The effects of time as they are now, by the indices of the original data.
   *
   * @param original the calendar by these indices
   */
  public TimeEffects part(
      CanonicalOrder byId, TrainingCalendar original, double exponent, int factors) {
    CsrMatrix rated = original.rated();
    float[] values = new float[rated.size()];
    for (int user = 0; user < rated.rows(); user++) {
      int from = days.rated().start(byId.user(user));
      System.arraycopy(dayBiases, from, values, rated.start(user), rated.count(user));
    }
    return new TimeEffects(
        original.withValues(values),
        exponent,
        byId.originalUsers(drifts, vectorDrifts, factors),
        byId.originalItems(binBiases));
  }
}
