package org.deepmovie.mf.feedback;

import java.io.IOException;
import org.deepmovie.archive.ArchiveReader;
import org.deepmovie.archive.ArchiveWriter;
import org.deepmovie.archive.StoredRows;
import org.deepmovie.factor.FactorMatrix;
import org.deepmovie.factor.FactorModel;
import org.deepmovie.factor.Vectors;

/**
 * What a known time adds to a prediction: b_{u,day} + b_{i,Bin(t)} + dev_u(t) (alpha_u + a_u .
 * q_i).
 *
 * @param days the calendar; the values of its rows are b_{u,day}
 * @param exponent of dev_u(t)
 * @param drifts users x (1 + factors): alpha_u, then a_u
 * @param bins items x bins: b_{i,Bin(t)}
 */
record TimePart(Days days, double exponent, FactorMatrix drifts, FactorMatrix bins) {

  /** What {@code time}, in seconds since 1970, adds for a user and an item that the model knows. */
  double value(FactorModel model, int user, int item, long time) {
    int day = days.position(user, time);
    FactorMatrix items = model.items();
    float product =
        Vectors.dot(
            drifts.values(),
            drifts.offset(user) + 1,
            items.values(),
            items.offset(item) + 1,
            items.columns() - 1);
    return (day == Days.UNKNOWN ? 0 : days.rated().value(day))
        + bins.get(item, days.bin(time, bins.columns()))
        + days.deviation(user, time, exponent) * (drifts.get(user, 0) + product);
  }

  void save(ArchiveWriter archive) throws IOException {
    archive.json("time.json", new Calendar(days.first(), days.count()));
    archive.floats("user_mean_days", days.means());
    StoredRows.save(archive, "user_days", days.rated());
    drifts.save(archive, "user_drifts");
    bins.save(archive, "item_bins");
  }

  /**
   * Reads what {@link #save} wrote.
   *
   * @param settings say how many bins there are
   * @param columns 1 + factors
   */
  static TimePart load(
      ArchiveReader archive, Settings.Time settings, int users, int items, int columns)
      throws IOException {
    Calendar calendar = archive.json("time.json", Calendar.class);
    Days days =
        new Days(
            calendar.first(),
            calendar.days(),
            archive.floats("user_mean_days", users),
            StoredRows.load(archive, "user_days", users, calendar.days()));
    return new TimePart(
        days,
        settings.exponent(),
        FactorMatrix.load(archive, "user_drifts", users, columns),
        FactorMatrix.load(archive, "item_bins", items, settings.bins()));
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
