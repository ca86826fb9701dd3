package org.deepmovie.data.io;

import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.deepmovie.data.Attributes;
import org.deepmovie.data.IdMap;

/**
 * The movies of a MovieLens data set, in the order of its movies file.
 *
 * @param ids the movies' ids
 * @param titles their titles, with the year as the file has it
 * @param attributes their {@code year} and {@code genre}
 */
record MovieLensItems(IdMap ids, List<String> titles, Attributes attributes) {

  private static final Splitter BAR = Splitter.on('|').trimResults().omitEmptyStrings();
  private static final String NO_GENRES = "(no genres listed)";

  /** Fields of u.item before the genres' flags: id, title, two dates and an address. */
  private static final int FIRST_FLAG = 5;

  private record Movie(String title, List<String> genres) {}

  /** Collects movies, each once. */
  private static final class Collector {
    private final IdMap.Builder ids = new IdMap.Builder();
    private final List<Movie> movies = new ArrayList<>();

    void add(RowReader rows, String title, List<String> genres) throws DataFormatException {
      String id = rows.id(0, "item");
      if (ids.add(id) != movies.size()) {
        throw rows.error("item '" + id + "' stands twice");
      }
      movies.add(new Movie(title, genres));
    }

    MovieLensItems build() {
      Attributes.Builder attributes = new Attributes.Builder(movies.size());
      for (int i = 0; i < movies.size(); i++) {
        String year = year(movies.get(i).title());
        if (year != null) {
          attributes.add(i, "year", year);
        }
        for (String genre : movies.get(i).genres()) {
          attributes.add(i, "genre", genre);
        }
      }
      return new MovieLensItems(
          ids.build(), movies.stream().map(Movie::title).toList(), attributes.build());
    }
  }

  static MovieLensItems read(DataFiles files, MovieLens.Layout layout) throws IOException {
    return switch (layout) {
      case ML_100K -> readFlagged(files.file("u.item"), genreNames(files.file("u.genre")));
      case ML_1M, ML_10M -> readMovies(files.file("movies.dat"));
      case ML_LATEST -> readCsv(files.file("movies.csv"));
    };
  }

  /** The genres of u.genre, one {@code name|number} a line, the numbers counting from 0. */
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
          Collector movies = new Collector();
          while (rows.next()) {
            rows.requireCount(FIRST_FLAG + genres.size());
            List<String> flagged = new ArrayList<>();
            for (int g = 0; g < genres.size(); g++) {
              String flag = rows.field(FIRST_FLAG + g);
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
          Collector movies = new Collector();
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
          Collector movies = new Collector();
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

  /** The four digits of a trailing "(1995)", or null. */
  static String year(String title) {
    int open = title.length() - 6;
    if (open < 0 || title.charAt(open) != '(' || !title.endsWith(")")) {
      return null;
    }
    String year = title.substring(open + 1, open + 5);
    return CharMatcher.inRange('0', '9').matchesAllOf(year) ? year : null;
  }
}
