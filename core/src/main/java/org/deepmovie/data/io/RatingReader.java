package org.deepmovie.data.io;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deepmovie.data.DataFormatException;
import org.deepmovie.data.DuplicatePolicy;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.IdMapBuilder;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.internal.bulk.BulkRatings;
import org.deepmovie.internal.format.AllowedValues;
import org.deepmovie.internal.format.ColumnRole;
import org.deepmovie.internal.format.DetectedFormat;
import org.deepmovie.internal.format.FirstRowDoubts;
import org.deepmovie.internal.format.FormatDetector;
import org.deepmovie.internal.format.GivenFormat;
import org.deepmovie.internal.format.RatingColumns;
import org.deepmovie.internal.format.RatingRows;
import org.deepmovie.internal.format.RowContent;
import org.deepmovie.internal.format.UnratedValues;
import org.deepmovie.internal.message.Abbreviation;
import org.deepmovie.internal.rows.DateOrder;
import org.deepmovie.internal.rows.DecodedText;
import org.deepmovie.internal.rows.TextFile;
import org.deepmovie.internal.rows.TimeParser;

/**
 * Reads the ratings of a file; the first wrong row ends the reading with an error.
 *
 * @param format what is known of the format
 * @param content what the file is read for
 * @param ordered whether columns without names are known to be in the usual order
 * @param users the known users
 * @param items the known items
 * @param unknown what becomes of other users and items
 */
record RatingReader(
    DelimitedFormat format,
    RowContent content,
    boolean ordered,
    IdMap users,
    IdMap items,
    UnknownIds unknown) {

  /** What becomes of users and items that are not known. */
  enum UnknownIds {
    /** They are added to the known ones, which are numbered anew in ascending order. */
    ADD,
    /** Their rows are left out. */
    SKIP,
    /** They are an error. */
    REFUSE
  }

  private static final IdMap NOBODY = new IdMapBuilder().build();

  /** A reader of a file of {@code content} whose users and items are all new. */
  static RatingReader of(DelimitedFormat format, RowContent content) {
    return new RatingReader(format, content, false, NOBODY, NOBODY, UnknownIds.ADD);
  }

  /** A reader of another file of ratings, whose users and items are added to those given. */
  RatingReader adding(IdMap allUsers, IdMap allItems) {
    return new RatingReader(format, content, ordered, allUsers, allItems, UnknownIds.ADD);
  }

  /**
   * Reads a file.
   *
   * @throws DataFormatException if its format is not found, a row is wrong, or there is none
   */
  RatingTable read(TextFile file) throws IOException {
    PassResult first = read(file, DateOrder.UNKNOWN);
    return first.order().isKnown() ? read(file, first.order()).table() : first.table();
  }

  private PassResult read(TextFile file, DateOrder order) throws IOException {
    return file.parse(text -> new RatingPass(this, file, text, order).read(), format.charset());
  }

  /**
   * What one reading gives.
   *
   * @param order the order of day and month, if only later dates than those that it could not read
   *     showed it, so that the file is to be read again
   */
  private record PassResult(RatingTable table, DateOrder order) {}

  /** One reading of a file, which may be repeated in another charset. */
  private static final class RatingPass {

    /** The name of the user of a history that names none. */
    private static final String NEW_USER = "new user";

    private final DelimitedFormat format;
    private final RatingReader reader;
    private final TextFile file;
    private final DecodedText text;
    private final GivenFormat known;
    private final DetectedFormat detected;
    private final RatingColumns columns;
    private final TimeParser times;
    private final RatingRows rows;
    private final IdMapBuilder users;
    private final IdMapBuilder items;
    private final boolean interactions;
    private final AllowedValues values;
    private final DuplicatePolicy duplicates;
    private final RatingMatrixBuilder ratings = new RatingMatrixBuilder();
    private final List<String> notes = new ArrayList<>();
    private int unknownRows;

    RatingPass(RatingReader reader, TextFile file, DecodedText text, DateOrder order)
        throws IOException {
      this.format = reader.format();
      this.reader = reader;
      this.file = file;
      this.text = text;
      this.known = format.given(reader.content(), reader.ordered());
      this.detected = FormatDetector.detect(text, known);
      this.columns = detected.columns();
      this.times = order.isKnown() ? detected.times().withOrder(order) : detected.times();
      UnratedValues unrated = new UnratedValues(format.unrated());
      this.rows = new RatingRows(text, detected, times, format.timesRequired(), unrated);
      this.users = new IdMapBuilder(reader.users());
      this.items = new IdMapBuilder(reader.items());
      boolean counts = columns.countInteractions() && format.scale().isEmpty();
      this.interactions = columns.rating() == RatingColumns.NONE || counts;
      this.values =
          new AllowedValues(
              value -> format.scale().map(scale -> scale.contains(value)).orElse(true),
              format.scale().map(RatingRange::toString).orElse("any"),
              interactions,
              unrated);
      // Rows of a log of interactions are counted, unless they are refused.
      this.duplicates =
          interactions && format.duplicates() != DuplicatePolicy.REFUSE
              ? DuplicatePolicy.SUM
              : format.duplicates();
    }

    PassResult read() throws IOException {
      boolean any = rows.next();
      if (any) {
        notes.addAll(FirstRowDoubts.of(rows.row(), columns, known));
      }
      Optional<BulkRatings> bulk = any && mayBePlain() ? readBulk() : Optional.empty();
      return bulk.isPresent() ? result(bulk.get()) : readRows(any);
    }

    private boolean mayBePlain() {
      return reader.unknown() == UnknownIds.ADD
          && reader.content() != RowContent.HISTORY
          && format.duplicates() != DuplicatePolicy.REFUSE
          && text.charset().equals(StandardCharsets.UTF_8);
    }

    private Optional<BulkRatings> readBulk() throws IOException {
      return BulkRatings.read(
          file.bytes(), detected, times, values::plain, reader.users(), reader.items());
    }

    private PassResult result(BulkRatings bulk) throws DataFormatException {
      requireRows(bulk.ratings(), bulk.unratedRows());
      RatingFileReport report =
          report(bulk.ratings(), bulk.blankLines(), bulk.trimmedIds(), bulk.unratedRows());
      return result(bulk.users(), bulk.items(), bulk.ratings(), report);
    }

    private PassResult result(
        IdMap allUsers, IdMap allItems, RatingMatrixBuilder all, RatingFileReport report) {
      return new PassResult(
          new RatingTable(
              allUsers, allItems, all, interactions, duplicates, format.scale(), report),
          rows.order());
    }

    private PassResult readRows(boolean any) throws IOException {
      Set<Long> read = new HashSet<>();
      for (boolean more = any; more; more = rows.next()) {
        int user = user();
        int item = index(items, columns.item(), "item");
        if (user == IdMap.UNKNOWN || item == IdMap.UNKNOWN) {
          unknownRows++;
          continue;
        }
        if (format.duplicates() == DuplicatePolicy.REFUSE && !read.add((long) user << 32 | item)) {
          throw rows.error("this user has rated this item before");
        }
        ratings.add(user, item, value(), rows.timestamp());
      }
      requireRows(ratings, rows.unratedRows());
      RatingFileReport report =
          report(ratings, rows.row().blankLines(), rows.trimmedIds(), rows.unratedRows());
      IdMap foundUsers = users.build();
      IdMap foundItems = items.build();
      if (reader.unknown() != UnknownIds.ADD) {
        return result(foundUsers, foundItems, ratings, report);
      }
      IdMap orderedUsers = foundUsers.inAscendingOrder();
      IdMap orderedItems = foundItems.inAscendingOrder();
      RatingMatrixBuilder ordered =
          new RatingMatrixBuilder()
              .addRenumbered(
                  ratings, foundUsers.indicesIn(orderedUsers), foundItems.indicesIn(orderedItems));
      return result(orderedUsers, orderedItems, ordered, report);
    }

    private void requireRows(RatingMatrixBuilder all, int unratedRows) throws DataFormatException {
      if (all.size() > 0) {
        return;
      }
      throw new DataFormatException(
          text.source(),
          unknownRows > 0
              ? "none of its " + unknownRows + " rows has a user and an item of the ratings"
              : unratedRows > 0
                  ? "holds no ratings but those of --unrated, in " + unratedRows + " rows"
                  : "holds no ratings" + (columns.header() ? " below its header" : ""));
    }

    private RatingFileReport report(
        RatingMatrixBuilder all, int blankLines, int trimmedIds, int unratedRows) {
      notes.addAll(rows.notes());
      return new RatingFileReport(
          text.source(),
          detected.rows().description(),
          text.charset().name(),
          taken(),
          columns.ignored(),
          all.size(),
          0,
          duplicates,
          blankLines,
          detected.comments(),
          trimmedIds,
          rows.unreadTimes(),
          rows.firstUnreadTime(),
          unratedRows,
          unknownRows,
          notes);
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

    private int user() throws DataFormatException {
      if (columns.user() == RatingColumns.NONE) {
        return users.add(NEW_USER);
      }
      int user = index(users, columns.user(), "user");
      if (reader.content() == RowContent.HISTORY && user > 0) {
        throw rows.error(
            "a second user in a history of one user; leave the rows of one user in the file");
      }
      return user;
    }

    private int index(IdMapBuilder ids, int column, String what) throws DataFormatException {
      String id = rows.id(column, what);
      int index = reader.unknown() == UnknownIds.ADD ? ids.add(id) : ids.indexOf(id);
      if (index == IdMap.UNKNOWN && reader.unknown() == UnknownIds.REFUSE) {
        throw rows.error("the data set has no " + what + " '" + Abbreviation.of(id) + "'");
      }
      return index;
    }

    private float value() throws DataFormatException {
      float value = rows.value();
      Optional<String> problem = values.problem(value, rows.rating());
      if (problem.isPresent()) {
        throw rows.error(problem.get());
      }
      return value;
    }
  }
}
