package org.deepmovie.data.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
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

  private final RatingReader reader;
  private final Predicate<String> has;
  private final NamedFiles files;
  private final List<RatingTable> tables = new ArrayList<>();
  private final List<RatingMatrix> sets = new ArrayList<>();

  /**
   * A reader of one split.
   *
   * @param reader reads the first file
   * @param has whether {@code files} has a file; others are paths
   */
  SplitFileReader(RatingReader reader, Predicate<String> has, NamedFiles files) {
    this.reader = reader;
    this.has = has;
    this.files = files;
  }

  /** Reads the sets of data named {@code name}. */
  SplitReading read(String train, Optional<String> validation, Optional<String> test, String name)
      throws IOException {
    RatingMatrix all = read(train, validation, test);
    Dataset dataset =
        Dataset.builder(name, users(), items(), all).scale(tables.get(0).scale(all)).build();
    return reading(dataset, validation, test, new ReadReport("", reports(), 0, 0, List.of()));
  }

  /** Reads the sets of the data in a folder. */
  SplitReading read(
      String train, Optional<String> validation, Optional<String> test, FolderContents contents)
      throws IOException {
    RatingMatrix all = read(train, validation, test);
    RatingTable first = tables.get(0);
    RatingScale scale = contents.scale(first, all);
    return reading(
        contents.dataset(users(), items(), all, scale),
        validation,
        test,
        contents.report(reports(), first, all, scale));
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
    RatingReader next =
        new RatingReader(
            reader.format(),
            reader.ordered(),
            tables.isEmpty() ? reader.users() : users(),
            tables.isEmpty() ? reader.items() : items(),
            false);
    tables.add(next.read(has.test(name) ? files.open(name) : TextFile.of(Path.of(name))));
  }

  private IdMap users() {
    return tables.get(tables.size() - 1).users();
  }

  private IdMap items() {
    return tables.get(tables.size() - 1).items();
  }

  private List<RatingFileReport> reports() {
    List<RatingFileReport> reports = new ArrayList<>();
    for (int set = 0; set < sets.size(); set++) {
      reports.add(tables.get(set).report(sets.get(set)));
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
