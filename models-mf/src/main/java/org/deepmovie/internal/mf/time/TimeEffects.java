package org.deepmovie.internal.mf.time;

import java.io.IOException;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.internal.factor.FactorModel;
import org.deepmovie.internal.kernel.VectorMath;
import org.deepmovie.internal.mf.feedback.FeedbackSettings;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.store.ArchiveWriter;

/**
 * What a known time adds to a prediction: b_{u,day} + b_{i,Bin(t)} + dev_u(t) (alpha_u + a_u .
 * q_i).
 *
 * @param days the calendar; the values of its rows are b_{u,day}
 * @param exponent of dev_u(t)
 * @param drifts users x (1 + factors): alpha_u, then a_u
 * @param bins items x bins: b_{i,Bin(t)}
 */
public record TimeEffects(
    TrainingCalendar days, double exponent, FloatMatrix drifts, FloatMatrix bins) {

  /** What {@code time}, in seconds since 1970, adds for a user and an item that the model knows. */
  public double value(FactorModel model, int user, int item, long time) {
    int day = days.position(user, time);
    FloatMatrix items = model.items();
    float product =
        VectorMath.dot(
            drifts.values(),
            drifts.offset(user) + 1,
            items.values(),
            items.offset(item) + 1,
            items.columns() - 1);
    return (day == TrainingCalendar.UNKNOWN ? 0 : days.rated().value(day))
        + bins.get(item, days.bin(time, bins.columns()))
        + days.deviation(user, time, exponent) * (drifts.get(user, 0) + product);
  }

  public void save(ArchiveWriter archive) throws IOException {
    archive.json("time.json", new Calendar(days.first(), days.count()));
    archive.floats("user_mean_days", days.means());
    days.rated().save(archive, "user_days");
    drifts.save(archive, "user_drifts");
    bins.save(archive, "item_bins");
  }

  /**
   * Reads what {@link #save} wrote.
   *
   * @param settings say how many bins there are
   * @param columns 1 + factors
   */
  public static TimeEffects load(
      ArchiveReader archive, FeedbackSettings.Time settings, int users, int items, int columns)
      throws IOException {
    Calendar calendar = archive.json("time.json", Calendar.class);
    TrainingCalendar days =
        new TrainingCalendar(
            calendar.first(),
            calendar.days(),
            archive.floats("user_mean_days", users),
            CsrMatrix.load(archive, "user_days", users, calendar.days()));
    return new TimeEffects(
        days,
        settings.exponent(),
        FloatMatrix.load(archive, "user_drifts", users, columns),
        FloatMatrix.load(archive, "item_bins", items, settings.bins()));
  }

  /** When the ratings began, and over how many days they reach. */
  record Calendar(long first, int days) {
    Calendar {
      if (days < 1) {
        throw new IllegalArgumentException("a calendar of " + days + " days");
      }
    }
  }
}
