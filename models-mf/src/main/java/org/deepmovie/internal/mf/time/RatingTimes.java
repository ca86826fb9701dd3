package org.deepmovie.internal.mf.time;

import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.RatingMatrix;

/**
 * Where each rating stands in time, by the positions of the ratings by user.
 *
 * @param day the position of the rating's day in {@link TrainingCalendar#rated}, or {@link
 *     TrainingCalendar#UNKNOWN}
 * @param itemBin item x bins + Bin(t); 0 for an unknown time
 * @param deviation dev_u(t); 0 for an unknown time
 */
record RatingTimes(int[] day, int[] itemBin, float[] deviation) {

  /** The times of {@code ratings} in {@code calendar}. */
  static RatingTimes of(RatingMatrix ratings, TrainingCalendar calendar, TimeSettings settings) {
    int bins = settings.itemBins();
    RatingTimes times =
        new RatingTimes(
            new int[ratings.size()], new int[ratings.size()], new float[ratings.size()]);
    CsrMatrix byUser = ratings.byUser();
    for (int user = 0; user < byUser.rows(); user++) {
      for (int p = byUser.start(user); p < byUser.end(user); p++) {
        long time = ratings.timestamp(p);
        times.day[p] = calendar.position(user, time);
        if (times.isKnown(p)) {
          times.itemBin[p] = byUser.column(p) * bins + calendar.bin(time, bins);
          times.deviation[p] = calendar.deviation(user, time, settings.exponent());
        }
      }
    }
    return times;
  }

  /** Whether the rating at {@code position} has a time. */
  boolean isKnown(int position) {
    return day[position] != TrainingCalendar.UNKNOWN;
  }

  /** The numbers of ratings by day of a user. */
  int[] perDay(int days) {
    return counts(day, days);
  }

  /** The numbers of ratings by bin of an item. */
  int[] perItemBin(int itemBins) {
    return counts(itemBin, itemBins);
  }

  /** The numbers of ratings with a time by user. */
  int[] perUser(CsrMatrix byUser) {
    int[] counts = new int[byUser.rows()];
    for (int user = 0; user < counts.length; user++) {
      for (int p = byUser.start(user); p < byUser.end(user); p++) {
        counts[user] += isKnown(p) ? 1 : 0;
      }
    }
    return counts;
  }

  private int[] counts(int[] groups, int size) {
    int[] counts = new int[size];
    for (int p = 0; p < groups.length; p++) {
      if (isKnown(p)) {
        counts[groups[p]]++;
      }
    }
    return counts;
  }
}
