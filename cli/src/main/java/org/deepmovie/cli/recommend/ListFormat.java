package org.deepmovie.cli.recommend;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Locale;
import org.deepmovie.cli.output.JsonFile;
import org.deepmovie.data.IdMap;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.recommend.ScoredItem;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The formats of a file of lists. */
enum ListFormat {

  /** A header, then a row for each item of each user. A user with an empty list has no row. */
  CSV {
    @Override
    ListWriter writer(Writer out, Recommender model) {
      CsvWriter rows = CsvWriter.builder().bufferSize(0).build(out);
      rows.writeRecord("user", "rank", "item", "title", "score");
      IdMap users = model.catalog().users();
      return (user, items) -> {
        int rank = 0;
        for (ScoredItem item : items) {
          rank++;
          rows.writeRecord(
              users.id(user),
              Integer.toString(rank),
              item.id(),
              item.title(),
              Double.toString(item.score()));
        }
      };
    }
  },

  /** A line for each user, also with an empty list. */
  JSONL {
    @Override
    ListWriter writer(Writer out, Recommender model) {
      IdMap users = model.catalog().users();
      return (user, items) -> {
        try {
          out.write(JsonFile.line(new UserListJson(users.id(user), RankedItemsJson.ranked(items))));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      };
    }
  };

  /** A writer of lists of {@code model} to {@code out}, which stays open and has a buffer. */
  abstract ListWriter writer(Writer out, Recommender model);

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
