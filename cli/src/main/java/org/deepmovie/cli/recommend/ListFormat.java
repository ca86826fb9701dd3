package org.deepmovie.cli.recommend;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.deepmovie.cli.options.IntervalOption;
import org.deepmovie.cli.output.ExpectedRange;
import org.deepmovie.cli.output.JsonFile;
import org.deepmovie.data.IdMap;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.recommend.ScoredItem;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The formats of a file of lists. */
enum ListFormat {

  /**
   * A header, then a row for each item of each user. A user with an empty list has no row. The ends
   * of the intervals are two more columns.
   */
  CSV {
    @Override
    ListWriter writer(Writer out, Recommender model, IntervalOption interval) {
      CsvWriter rows = CsvWriter.builder().bufferSize(0).build(out);
      List<String> header = new ArrayList<>(List.of("user", "rank", "item", "title", "score"));
      if (interval.given()) {
        header.addAll(List.of("low", "high"));
      }
      rows.writeRecord(header);
      IdMap users = model.catalog().users();
      return (user, items) -> {
        List<ExpectedRange> ranges = ranges(user, items, model, interval);
        for (int rank = 1; rank <= items.size(); rank++) {
          ScoredItem item = items.get(rank - 1);
          List<String> row = new ArrayList<>();
          row.addAll(List.of(users.id(user), Integer.toString(rank), item.id(), item.title()));
          row.add(Double.toString(item.score()));
          if (interval.given()) {
            ExpectedRange range = ranges.get(rank - 1);
            row.addAll(List.of(Double.toString(range.low()), Double.toString(range.high())));
          }
          rows.writeRecord(row);
        }
      };
    }
  },

  /** A line for each user, also with an empty list. */
  JSONL {
    @Override
    ListWriter writer(Writer out, Recommender model, IntervalOption interval) {
      IdMap users = model.catalog().users();
      return (user, items) -> {
        List<ExpectedRange> ranges = ranges(user, items, model, interval);
        try {
          out.write(
              JsonFile.line(
                  new UserListJson(users.id(user), RankedItemsJson.ranked(items, ranges))));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      };
    }
  };

  /**
   * A writer of lists of {@code model} to {@code out}, which stays open and has a buffer.
   *
   * @param interval whether intervals are written, too
   */
  abstract ListWriter writer(Writer out, Recommender model, IntervalOption interval);

  private static List<ExpectedRange> ranges(
      int user, List<ScoredItem> items, Recommender model, IntervalOption interval) {
    return interval.ranges(items, (item, level) -> model.predictInterval(user, item, level));
  }

  private String ending() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The format that the ending of {@code file} tells.
   *
   * @throws IllegalArgumentException if it tells none
   */
  static ListFormat of(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    for (ListFormat format : values()) {
      if (name.endsWith("." + format.ending())) {
        return format;
      }
    }
    throw new IllegalArgumentException(
        "--out "
            + file
            + ": the ending tells no format; name it .csv or .jsonl, or give"
            + " --out-format");
  }

  /** Converts {@code csv} and {@code jsonl}. */
  static final class Converter implements ITypeConverter<ListFormat> {
    @Override
    public ListFormat convert(String text) {
      for (ListFormat format : values()) {
        if (format.ending().equalsIgnoreCase(text)) {
          return format;
        }
      }
      throw new TypeConversionException("'" + text + "'; give csv or jsonl");
    }
  }
}
