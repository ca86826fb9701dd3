package org.deepmovie.internal.mf.time;

import java.io.IOException;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.internal.factor.FactorModel;
import org.deepmovie.internal.kernel.VectorMath;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.store.ArchiveWriter;
import org.deepmovie.store.FloatRows;

/**
 * The fitted effects of time: a known time adds b_{u,day} + b_{i,Bin(t)} + dev_u(t) (alpha_u + a_u
 * . q_i) to a prediction (Koren 2009).
 *
 * @param calendar its entries have b_{u,day} as values
 * @param exponent of dev_u(t)
 * @param drifts users x (1 + factors): alpha_u, then a_u
 * @param bins items x bins: b_{i,Bin(t)}
 */
public record TimeEffects(
    TrainingCalendar calendar, double exponent, FloatMatrix drifts, FloatMatrix bins) {

  /**
   * What a time adds to the prediction for a user and an item that the model knows.
   *
   * @param seconds since 1970-01-01 UTC
   */
  public double value(FactorModel model, int user, int item, long seconds) {
    int day = calendar.position(user, seconds);
    FloatRows items = model.items();
    float product =
        VectorMath.dot(
            drifts.values(),
            drifts.offset(user) + 1,
            items.array(item),
            items.offset(item) + 1,
            items.columns() - 1);
    return (day == TrainingCalendar.UNKNOWN ? 0 : calendar.rated().value(day))
        + bins.get(item, calendar.bin(seconds, bins.columns()))
        + calendar.deviation(user, seconds, exponent) * (drifts.get(user, 0) + product);
  }

  /** Writes the effects; what {@link #load} reads. */
  public void save(ArchiveWriter archive) throws IOException {
    archive.json("time.json", new StoredCalendar(calendar.first(), calendar.count()));
    archive.floats("user_mean_days", calendar.means());
    calendar.rated().save(archive, "user_days");
    drifts.save(archive, "user_drifts");
    bins.save(archive, "item_bins");
  }

  /**
   * Reads what {@link #save} wrote.
   *
   * @param columns 1 + factors
   */
  public static TimeEffects load(
      ArchiveReader archive, TimeSettings settings, int users, int items, int columns)
      throws IOException {
    StoredCalendar stored = archive.json("time.json", StoredCalendar.class);
    TrainingCalendar calendar =
        new TrainingCalendar(
            stored.first(),
            stored.days(),
            archive.floats("user_mean_days", users),
            CsrMatrix.load(archive, "user_days", users, stored.days()));
    return new TimeEffects(
        calendar,
        settings.exponent(),
        FloatMatrix.load(archive, "user_drifts", users, columns),
        FloatMatrix.load(archive, "item_bins", items, settings.itemBins()));
  }

  /**
   * The entry {@code time.json} of a model file.
   *
   * @param first the first day of the calendar, counted from 1970-01-01 UTC
   * @param days the number of days
   */
  record StoredCalendar(long first, int days) {
    StoredCalendar {
      if (days < 1) {
        throw new IllegalArgumentException("time.json: a calendar has at least 1 day, not " + days);
      }
    }
  }
}
