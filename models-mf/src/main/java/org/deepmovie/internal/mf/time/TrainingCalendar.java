package org.deepmovie.internal.mf.time;

import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Rating;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingMatrixBuilder;

/**
 * The calendar of a training set: the days on which users rated, and the mean time of each user's
 * ratings.
 *
 * @param first the first day, counted from 1970-01-01 UTC
 * @param count the number of days from the first to the last
 * @param means by user, the mean time of the user's ratings in days from the first; 0 without any
 * @param rated users x days: an entry for every day on which the user rated
 */
public record TrainingCalendar(long first, int count, float[] means, CsrMatrix rated) {

  private static final double SECONDS = 86400;

  /** The position of a day on which the user did not rate, and of an unknown time. */
  public static final int UNKNOWN = -1;

  /** The calendar of {@code ratings}, of which at least one has a time. */
  public static TrainingCalendar of(RatingMatrix ratings) {
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (int p = 0; p < ratings.size(); p++) {
      if (ratings.timestamp(p) != Rating.NO_TIMESTAMP) {
        first = Math.min(first, day(ratings.timestamp(p)));
        last = Math.max(last, day(ratings.timestamp(p)));
      }
    }
    int count = Math.toIntExact(last - first + 1);
    float[] means = new float[ratings.users()];
    RatingMatrixBuilder rated = new RatingMatrixBuilder();
    for (int user = 0; user < means.length; user++) {
      double sum = 0;
      int known = 0;
      for (int p = ratings.byUser().start(user); p < ratings.byUser().end(user); p++) {
        long time = ratings.timestamp(p);
        if (time != Rating.NO_TIMESTAMP) {
          sum += time / SECONDS - first;
          known++;
          rated.add(user, (int) (day(time) - first), 1);
        }
      }
      means[user] = known == 0 ? 0 : (float) (sum / known);
    }
    return new TrainingCalendar(first, count, means, rated.build(ratings.users(), count).byUser());
  }

  /** The same with {@code values} for the entries of {@link #rated}. */
  TrainingCalendar withValues(float[] values) {
    return new TrainingCalendar(first, count, means, rated.withValues((user, p) -> values[p]));
  }

  private static long day(long time) {
    return (long) Math.floor(time / SECONDS);
  }

  /** The position in {@link #rated} of the day of {@code time}, or {@link #UNKNOWN}. */
  public int position(int user, long time) {
    long day = day(time) - first;
    return time == Rating.NO_TIMESTAMP || day < 0 || day >= count
        ? UNKNOWN
        : rated.find(user, (int) day);
  }

  /**
   * dev_u(t) = sign(t - t_u) |t - t_u|^exponent (Koren 2009, eq. 7). t_u is the user's mean time;
   * the unit of time is the length of the whole calendar. 0 if the time is unknown or the user has
   * no mean time.
   */
  public float deviation(int user, long time, double exponent) {
    if (time == Rating.NO_TIMESTAMP || rated.count(user) == 0) {
      return 0;
    }
    double distance = (time / SECONDS - first - means[user]) / count;
    return (float) (Math.signum(distance) * StrictMath.pow(Math.abs(distance), exponent));
  }

  /**
   * The bin of {@code time} where the calendar is cut in {@code bins} equal parts; a time outside
   * belongs to the nearest.
   */
  public int bin(long time, int bins) {
    double day = Math.max(0, Math.min(count - 1, day(time) - first));
    return (int) (day * bins / count);
  }
}
