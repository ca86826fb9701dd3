package org.deepmovie.data.io;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deepmovie.data.Attributes;
import org.deepmovie.data.AttributesBuilder;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.IdMapBuilder;

/**
 * The movies of a MovieLens data set, in the order of its movies file.
 *
 * @param ids the movies' ids
 * @param titles their titles as in the file, with the year
 * @param attributes their {@code year} and {@code genre}
 */
record MovieLensItems(IdMap ids, List<String> titles, Attributes attributes) {

  private static final Splitter BAR = Splitter.on('|').trimResults().omitEmptyStrings();
  private static final String NO_GENRES = "(no genres listed)";

  /** The number of fields of u.item before the genre flags: id, title, two dates and an address. */
  private static final int FIRST_GENRE_FLAG = 5;

  private record ParsedMovie(String title, List<String> genres) {}

  /** Collects movies in file order and refuses duplicates. */
  private static final class MovieCollector {
    private final IdMapBuilder ids = new IdMapBuilder();
    private final List<ParsedMovie> movies = new ArrayList<>();

    void add(RowReader rows, String title, List<String> genres) throws DataFormatException {
      String id = rows.id(0, "item");
      if (ids.add(id) != movies.size()) {
        throw rows.error("item '" + id + "' occurs twice");
      }
      movies.add(new ParsedMovie(title, genres));
    }

    MovieLensItems build() {
      AttributesBuilder attributes = new AttributesBuilder(movies.size());
      for (int i = 0; i < movies.size(); i++) {
        int item = i;
        year(movies.get(item).title()).ifPresent(year -> attributes.add(item, "year", year));
        movies.get(item).genres().forEach(genre -> attributes.add(item, "genre", genre));
      }
      return new MovieLensItems(
          ids.build(), movies.stream().map(ParsedMovie::title).toList(), attributes.build());
    }
  }

  static MovieLensItems read(DataFiles files, MovieLensLayout layout) throws IOException {
    return switch (layout) {
      case ML_100K -> readFlagged(files.file("u.item"), genreNames(files.file("u.genre")));
      case ML_1M, ML_10M -> readMovies(files.file("movies.dat"));
      case ML_LATEST -> readCsv(files.file("movies.csv"));
    };
  }

  /** The genres of u.genre: lines of {@code name|number}, numbered from 0. */
  private static List<String> genreNames(TextFile file) throws IOException {
    return file.parse(
        characters -> {
          DelimitedRowReader rows = new DelimitedRowReader(file.name(), characters, "|");
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
        characters -> {
          DelimitedRowReader rows = new DelimitedRowReader(file.name(), characters, "|");
          MovieCollector movies = new MovieCollector();
          while (rows.next()) {
            rows.requireCount(FIRST_GENRE_FLAG + genres.size());
            List<String> flagged = new ArrayList<>();
            for (int g = 0; g < genres.size(); g++) {
              String flag = rows.field(FIRST_GENRE_FLAG + g);
              if (flag.equals("1")) {
                flagged.add(genres.get(g));
              } else if (!flag.equals("0")) {
                throw rows.error("genre flag '" + flag + "' is neither 0 nor 1");
              }
            }
            movies.add(rows, rows.field(1), flagged);
          }
          return movies.build();
        });
  }

  /** movies.dat: {@code id::title::genre|genre}; a title may itself hold {@code ::}. */
  private static MovieLensItems readMovies(TextFile file) throws IOException {
    return file.parse(
        characters -> {
          DelimitedRowReader rows = new DelimitedRowReader(file.name(), characters, "::");
          MovieCollector movies = new MovieCollector();
          while (rows.next()) {
            int last = rows.count() - 1;
            if (last < 2) {
              throw rows.error("expected id::title::genres");
            }
            String line = rows.line();
            String title = line.substring(line.indexOf("::") + 2, line.lastIndexOf("::")).strip();
            movies.add(rows, title, genres(rows.field(last)));
          }
          return movies.build();
        });
  }

  /** movies.csv: columns movieId, title and genres. */
  private static MovieLensItems readCsv(TextFile file) throws IOException {
    return file.parse(
        characters -> {
          RowReader rows = new CsvRowReader(file.name(), characters, ',');
          ColumnNames header = ColumnNames.of(file.name(), rows, true);
          if (header.column("movieId") != 0) {
            throw rows.error("expected the header movieId,title,genres");
          }
          int title = header.column("title");
          int genres = header.column("genres");
          MovieCollector movies = new MovieCollector();
          while (rows.next()) {
            rows.requireCount(header.size());
            movies.add(rows, rows.field(title), genres(rows.field(genres)));
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
