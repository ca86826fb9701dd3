package org.deepmovie.data.io;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.deepmovie.data.Attributes;
import org.deepmovie.data.AttributesBuilder;
import org.deepmovie.data.DataFormatException;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.IdMapBuilder;
import org.deepmovie.internal.format.ColumnRole;
import org.deepmovie.internal.message.Abbreviation;
import org.deepmovie.internal.rows.DataFiles;
import org.deepmovie.internal.rows.DelimitedRowReader;
import org.deepmovie.internal.rows.RowFormat;
import org.deepmovie.internal.rows.RowReader;
import org.deepmovie.internal.rows.TextFile;

/** The movies of a MovieLens data set. */
final class MovieLensItems {

  private static final Splitter BAR = Splitter.on('|').trimResults().omitEmptyStrings();
  private static final String NO_GENRES = "(no genres listed)";

  /** The number of fields of u.item before the genre flags: id, title, two dates and an address. */
  private static final int FIRST_GENRE_FLAG = 5;

  private final IdMap ids;
  private final List<ParsedMovie> movies;

  private record ParsedMovie(String title, List<String> genres) {}

  private MovieLensItems(IdMap ids, List<ParsedMovie> movies) {
    this.ids = ids;
    this.movies = movies;
  }

  /** The movies' ids. */
  IdMap ids() {
    return ids;
  }

  /**
   * The titles of {@code items}, as in the file, with the year.
   *
   * @param items the movies' ids and perhaps others, whose titles are their ids
   */
  List<String> titles(IdMap items) {
    return items.ids().stream()
        .map(id -> ids.indexOf(id) == IdMap.UNKNOWN ? id : movies.get(ids.indexOf(id)).title())
        .toList();
  }

  /**
   * The {@code year} and {@code genre} of the movies.
   *
   * @param items the movies' ids and perhaps others, which get no attributes
   */
  Attributes attributes(IdMap items) {
    AttributesBuilder attributes = new AttributesBuilder(items.size());
    for (int i = 0; i < items.size(); i++) {
      int item = i;
      int row = ids.indexOf(items.id(item));
      if (row != IdMap.UNKNOWN) {
        ParsedMovie movie = movies.get(row);
        year(movie.title()).ifPresent(year -> attributes.add(item, "year", year));
        movie.genres().forEach(genre -> attributes.add(item, "genre", genre));
      }
    }
    return attributes.build();
  }

  /** Collects movies in file order and refuses duplicates. */
  private static final class MovieCollector {
    private final IdMapBuilder ids = new IdMapBuilder();
    private final List<ParsedMovie> movies = new ArrayList<>();

    void add(RowReader rows, String id, String title, List<String> genres)
        throws DataFormatException {
      if (ids.add(id) != movies.size()) {
        throw rows.error("item '" + Abbreviation.of(id) + "' occurs twice");
      }
      movies.add(new ParsedMovie(title.isEmpty() ? id : title, genres));
    }

    MovieLensItems build() {
      return new MovieLensItems(ids.build(), movies);
    }
  }

  static MovieLensItems read(DataFiles files, MovieLensLayout layout) throws IOException {
    TextFile movies = files.file(layout.itemsFile());
    return switch (layout) {
      case ML_100K -> readFlagged(movies, genreNames(files.file("u.genre")));
      case ML_1M, ML_10M -> readMovies(movies);
      case ML_LATEST, ML_20M_KAGGLE -> readCsv(movies);
    };
  }

  /** The genres of u.genre: lines of {@code name|number}, numbered from 0. */
  private static List<String> genreNames(TextFile file) throws IOException {
    return file.parse(
        text -> {
          DelimitedRowReader rows = new DelimitedRowReader(text.source(), text.reader(), "|");
          List<String> names = new ArrayList<>();
          while (rows.next()) {
            rows.requireCount(2);
            if (!rows.field(1).equals(String.valueOf(names.size()))) {
              throw rows.error("expected genre number " + names.size());
            }
            names.add(rows.field(0));
          }
          return names;
        });
  }

  /** u.item: {@code id|title|date|date|address|} and a 0 or 1 for each genre. */
  private static MovieLensItems readFlagged(TextFile file, List<String> genres) throws IOException {
    return file.parse(
        text -> {
          DelimitedRowReader rows = new DelimitedRowReader(text.source(), text.reader(), "|");
          MovieCollector movies = new MovieCollector();
          while (rows.next()) {
            rows.requireCount(FIRST_GENRE_FLAG + genres.size());
            List<String> flagged = new ArrayList<>();
            for (int g = 0; g < genres.size(); g++) {
              String flag = rows.field(FIRST_GENRE_FLAG + g);
              if (flag.equals("1")) {
                flagged.add(genres.get(g));
              } else if (!flag.equals("0")) {
                throw rows.error("genre flag '" + Abbreviation.of(flag) + "' is neither 0 nor 1");
              }
            }
            movies.add(rows, rows.id(0, "item"), rows.field(1), flagged);
          }
          return movies.build();
        });
  }

  /** movies.dat: {@code id::title::genre|genre}; a title may itself hold {@code ::}. */
  private static MovieLensItems readMovies(TextFile file) throws IOException {
    return file.parse(
        text -> {
          DelimitedRowReader rows = new DelimitedRowReader(text.source(), text.reader(), "::");
          MovieCollector movies = new MovieCollector();
          while (rows.next()) {
            int last = rows.count() - 1;
            if (last < 2) {
              throw rows.error("expected id::title::genres");
            }
            String line = rows.text();
            String title = line.substring(line.indexOf("::") + 2, line.lastIndexOf("::")).strip();
            movies.add(rows, rows.id(0, "item"), title, genres(rows.field(last)));
          }
          return movies.build();
        });
  }

  /** movies.csv: a column of ids, such as movieId, and perhaps title and genres. */
  private static MovieLensItems readCsv(TextFile file) throws IOException {
    return file.parse(
        text -> {
          RowReader rows = RowFormat.csv(',').open(text.source(), text.reader());
          if (!rows.next()) {
            throw new DataFormatException(text.source(), "empty; expected a header");
          }
          List<String> header = rows.fields();
          int id = Arrays.stream(ColumnRole.ITEM.find(header)).findFirst().orElse(-1);
          int title = Math.max(header.indexOf("title"), header.indexOf("name"));
          int genres = header.indexOf("genres");
          if (id < 0 || title < 0) {
            throw rows.error("expected the header movieId,title,genres");
          }
          MovieCollector movies = new MovieCollector();
          while (rows.next()) {
            rows.requireCount(header.size());
            List<String> listed = genres < 0 ? List.of() : genres(rows.field(genres));
            movies.add(rows, rows.id(id, "item"), rows.field(title), listed);
          }
          return movies.build();
        });
  }

  private static List<String> genres(String field) {
    return field.equals(NO_GENRES) ? List.of() : BAR.splitToList(field);
  }

  /** The four digits of a trailing "(1995)", if there is one. */
  static Optional<String> year(String title) {
    int open = title.length() - 6;
    if (open < 0 || title.charAt(open) != '(' || !title.endsWith(")")) {
      return Optional.empty();
    }
    String year = title.substring(open + 1, open + 5);
    return CharMatcher.inRange('0', '9').matchesAllOf(year) ? Optional.of(year) : Optional.empty();
  }
}
