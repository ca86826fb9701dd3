package org.deepmovie.data.io;

import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.deepmovie.data.DataFormatException;
import org.deepmovie.data.DuplicatePolicy;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.IdMapBuilder;
import org.deepmovie.data.Rating;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.internal.format.ColumnRole;
import org.deepmovie.internal.format.DetectedFormat;
import org.deepmovie.internal.format.FormatDetector;
import org.deepmovie.internal.format.RatingColumns;
import org.deepmovie.internal.io.Abbreviation;
import org.deepmovie.internal.rows.DecimalNumbers;
import org.deepmovie.internal.rows.DecodedText;
import org.deepmovie.internal.rows.RowReader;
import org.deepmovie.internal.rows.TextFile;

/**
 * Reads the ratings of a file; the first wrong row ends the reading with an error.
 *
 * @param format what is known of the format
 * @param ordered whether columns without names are known to be in the usual order
 * @param users the known users; others are added to them
 * @param items the known items; others are added to them
 * @param known whether a user or an item that is not known is an error
 */
record RatingReader(
    DelimitedFormat format, boolean ordered, IdMap users, IdMap items, boolean known) {

  private static final IdMap NOBODY = new IdMapBuilder().build();

  /** A reader of a file whose users and items are all new. */
  static RatingReader of(DelimitedFormat format) {
    return new RatingReader(format, false, NOBODY, NOBODY, false);
  }

  /**
   * Reads a file.
   *
   * @throws DataFormatException if its format is not found, a row is wrong, or there is none
   */
  RatingTable read(TextFile file) throws IOException {
    return file.parse(text -> new RatingPass(this, text).read(), format.charset());
  }

  /** One reading of a file, which may be repeated in another charset. */
  private static final class RatingPass {

    private final DelimitedFormat format;
    private final boolean known;
    private final DecodedText text;
    private final DetectedFormat detected;
    private final RatingColumns columns;
    private final RowReader rows;
    private final IdMapBuilder users;
    private final IdMapBuilder items;
    private final RatingMatrixBuilder ratings = new RatingMatrixBuilder();
    private int trimmedIds;
    private int unreadTimes;
    private String firstUnreadTime = "";

    RatingPass(RatingReader reader, DecodedText text) throws IOException {
      this.format = reader.format();
      this.known = reader.known();
      this.text = text;
      this.detected = FormatDetector.detect(text, format.given(reader.ordered()));
      this.columns = detected.columns();
      this.rows = detected.open(text);
      this.users = new IdMapBuilder(reader.users());
      this.items = new IdMapBuilder(reader.items());
    }

    RatingTable read() throws IOException {
      boolean pairs = columns.rating() == RatingColumns.NONE;
      boolean interactions = pairs || (columns.countInteractions() && format.scale().isEmpty());
      boolean refusing = format.duplicates() == DuplicatePolicy.REFUSE;
      Set<Long> read = new HashSet<>();
      while (rows.next()) {
        rows.requireCount(columns.count());
        int user = index(users, columns.user(), "user");
        int item = index(items, columns.item(), "item");
        if (refusing && !read.add((long) user << 32 | item)) {
          throw rows.error("this user has rated this item before");
        }
        float value = pairs ? 1 : value(rows.field(columns.rating()));
        if (interactions && value < 0) {
          throw rows.error("count " + value + " is below 0; name ratings by --columns rating=...");
        }
        ratings.add(user, item, value, timestamp());
      }
      if (ratings.size() == 0) {
        throw new DataFormatException(text.source(), "holds no ratings");
      }
      return new RatingTable(
          users.build(),
          items.build(),
          ratings,
          interactions,
          duplicates(interactions),
          format.scale(),
          report(duplicates(interactions)));
    }

    /** Rows of a log of interactions are counted, unless they are refused. */
    private DuplicatePolicy duplicates(boolean interactions) {
      return interactions && format.duplicates() != DuplicatePolicy.REFUSE
          ? DuplicatePolicy.SUM
          : format.duplicates();
    }

    private RatingFileReport report(DuplicatePolicy duplicates) {
      return new RatingFileReport(
          text.source(),
          detected.rows().description(),
          text.charset().name(),
          taken(),
          columns.ignored(),
          ratings.size(),
          0,
          duplicates,
          rows.blankLines(),
          detected.comments(),
          trimmedIds,
          unreadTimes,
          firstUnreadTime);
    }

    /** The columns by name, that of times with its unit, if it is not seconds. */
    private Map<String, String> taken() {
      Map<String, String> taken = columns.taken();
      String unit = detected.times().unit();
      if (!unit.equals("seconds")) {
        taken.computeIfPresent(
            ColumnRole.TIMESTAMP.label(), (role, column) -> column + " (" + unit + ")");
      }
      return taken;
    }

    private int index(IdMapBuilder ids, int column, String what) throws DataFormatException {
      String raw = rows.raw(column);
      String id = raw.strip();
      if (id.length() != raw.length()) {
        trimmedIds++;
      }
      if (id.isEmpty()) {
        throw rows.error("empty " + what + " id");
      }
      int index = known ? ids.indexOf(id) : ids.add(id);
      if (index == IdMap.UNKNOWN) {
        throw rows.error("the data set has no " + what + " '" + id + "'");
      }
      return index;
    }

    private float value(String rating) throws DataFormatException {
      float value = DecimalNumbers.parse(rating);
      if (!Float.isFinite(value)) {
        throw rows.error(
            "rating '"
                + rating
                + "' is not a number"
                + (rating.matches("[+-]?\\d+,\\d+") ? "; write a decimal point" : ""));
      }
      if (format.scale().isPresent() && !format.scale().get().contains(value)) {
        throw rows.error("rating " + rating + " is not on the scale from " + format.scale().get());
      }
      return value;
    }

    private long timestamp() throws DataFormatException {
      String time =
          columns.timestamp() == RatingColumns.NONE ? "" : rows.field(columns.timestamp());
      if (time.isEmpty()) {
        return Rating.NO_TIMESTAMP;
      }
      OptionalLong seconds = detected.times().parse(time);
      if (seconds.isPresent()) {
        return seconds.getAsLong();
      }
      DataFormatException problem =
          rows.error(
              "'" + time + "' is not a time in seconds or milliseconds, or such as 2009-01-31");
      if (format.timesRequired()) {
        throw problem;
      }
      if (unreadTimes++ == 0) {
        firstUnreadTime = text.source() + ":" + rows.line() + " ('" + Abbreviation.of(time) + "')";
      }
      return Rating.NO_TIMESTAMP;
    }
  }
}
