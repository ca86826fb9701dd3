package org.deepmovie.data.io;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deepmovie.data.DataFormatException;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.data.RatingScale;
import org.deepmovie.internal.rows.TextFile;

/** Reads the sets of a split from files of their own, into one set of indices. */
final class SplitFileReader {

  /** Opens a file by its name. */
  @FunctionalInterface
  interface NamedFiles {
    TextFile open(String name) throws IOException;
  }

  /** Fewer ratings may by chance span a part of the scale alone. */
  private static final int ENOUGH_RATINGS = 20;

  private final RatingReader reader;
  private final NamedFiles files;
  private final List<RatingTable> tables = new ArrayList<>();
  private final List<RatingMatrix> sets = new ArrayList<>();

  /**
   * A reader of one split.
   *
   * @param reader reads the first file
   */
  SplitFileReader(RatingReader reader, NamedFiles files) {
    this.reader = reader;
    this.files = files;
  }

  /** Reads the sets of data named {@code name}. */
  SplitReading read(String train, Optional<String> validation, Optional<String> test, String name)
      throws IOException {
    RatingMatrix all = read(train, validation, test);
    RatingScale scale = tables.get(0).scale(all);
    Dataset dataset = Dataset.builder(name, users(), items(), all).scale(scale).build();
    return reading(
        dataset, validation, test, new ReadReport("", reports(scale), 0, 0, differentRanges()));
  }

  /** Reads the sets of the data in a folder. */
  SplitReading read(
      String train, Optional<String> validation, Optional<String> test, FolderContents contents)
      throws IOException {
    RatingMatrix all = read(train, validation, test);
    RatingTable first = tables.get(0);
    RatingScale scale = contents.scale(first, all);
    Dataset dataset = contents.dataset(users(), items(), all, scale);
    return reading(
        dataset,
        validation,
        test,
        differentRanges().stream()
            .reduce(
                contents.report(reports(scale), first, dataset),
                ReadReport::withRemark,
                (a, b) -> b));
  }

  /**
   * What to say of sets whose ratings leave the range of the training set, or span no more than
   * half of it, so that they may be on another scale.
   */
  private List<String> differentRanges() {
    List<String> remarks = new ArrayList<>();
    RatingTable train = tables.get(0);
    if (train.interactions() || train.range().isPresent()) {
      return remarks;
    }
    ValueRange expected = ValueRange.of(sets.get(0));
    for (int set = 1; set < sets.size(); set++) {
      ValueRange range = ValueRange.of(sets.get(set));
      float reached = sets.get(0).size() >= ENOUGH_RATINGS ? 0 : expected.width() / 2;
      boolean beyond = expected.min - range.min > reached || range.max - expected.max > reached;
      boolean within =
          sets.get(set).size() >= ENOUGH_RATINGS && 2 * range.width() <= expected.width();
      if (beyond || within) {
        remarks.add(
            "%s: ratings from %s to %s, those of %s are from %s to %s; both are taken to be on one scale, which --scale MIN..MAX gives"
                .formatted(
                    tables.get(set).report().file(),
                    range.min,
                    range.max,
                    train.report().file(),
                    expected.min,
                    expected.max));
      }
    }
    return remarks;
  }

  /** The least and the greatest rating of a set. */
  private record ValueRange(float min, float max) {
    static ValueRange of(RatingMatrix ratings) {
      float min = Float.POSITIVE_INFINITY;
      float max = Float.NEGATIVE_INFINITY;
      for (int p = 0; p < ratings.size(); p++) {
        min = Math.min(min, ratings.byUser().value(p));
        max = Math.max(max, ratings.byUser().value(p));
      }
      return new ValueRange(min, max);
    }

    float width() {
      return max - min;
    }
  }

  /** Reads all files and returns all their ratings. */
  private RatingMatrix read(String train, Optional<String> validation, Optional<String> test)
      throws IOException {
    readTable(train);
    if (validation.isPresent()) {
      readTable(validation.get());
    }
    if (test.isPresent()) {
      readTable(test.get());
    }
    requireSameKind();
    RatingMatrixBuilder all = new RatingMatrixBuilder();
    for (RatingTable table : tables) {
      RatingMatrix set = table.ratings(users(), items());
      sets.add(set);
      all.addAll(set);
    }
    return all.build(users().size(), items().size());
  }

  private void requireSameKind() throws DataFormatException {
    RatingTable first = tables.get(0);
    for (RatingTable other : tables) {
      if (other.interactions() != first.interactions()) {
        RatingTable without = first.interactions() ? first : other;
        RatingTable with = first.interactions() ? other : first;
        throw new DataFormatException(
            without.report().file(),
            "has no column of ratings, and "
                + with.report().file()
                + " has one; give files of one kind, or name the column by --columns rating=...");
      }
    }
  }

  private void readTable(String name) throws IOException {
    RatingReader next = tables.isEmpty() ? reader : reader.adding(users(), items());
    tables.add(next.read(files.open(name)));
  }

  private IdMap users() {
    return tables.get(tables.size() - 1).users();
  }

  private IdMap items() {
    return tables.get(tables.size() - 1).items();
  }

  private List<RatingFileReport> reports(RatingScale scale) {
    List<RatingFileReport> reports = new ArrayList<>();
    for (int set = 0; set < sets.size(); set++) {
      reports.add(tables.get(set).report(sets.get(set), scale));
    }
    return reports;
  }

  private SplitReading reading(
      Dataset dataset, Optional<String> validation, Optional<String> test, ReadReport report) {
    RatingMatrix none = RatingMatrix.empty(users().size(), items().size());
    return new SplitReading(
        dataset,
        sets.get(0),
        validation.isPresent() ? sets.get(1) : none,
        test.isPresent() ? sets.get(sets.size() - 1) : none,
        report);
  }
}
