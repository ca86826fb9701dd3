package org.deepmovie.data.io;

import com.google.common.base.Splitter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.DataFormatException;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.DatasetBuilder;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.IdMapBuilder;
import org.deepmovie.data.ItemTexts;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingScale;
import org.deepmovie.internal.format.RowContent;
import org.deepmovie.internal.message.Abbreviation;
import org.deepmovie.internal.rows.DataFiles;
import org.deepmovie.internal.rows.DelimitedRowReader;
import org.deepmovie.internal.rows.TextFile;

/**
 * What a folder or an archive tells of users and items, besides the ratings.
 *
 * @param files the folder or archive
 * @param layout its layout; empty if it has none
 * @param chosen whether the layout was chosen among several
 * @param movies the items of the layout's file, if it is there
 * @param people the users of the layout's file, if it is there
 */
record FolderContents(
    DataFiles files,
    Optional<MovieLensLayout> layout,
    boolean chosen,
    Optional<MovieLensItems> movies,
    Optional<MovieLensUsers> people) {

  private static final String PLOTS = "ml_plot.dat";
  private static final String DATA_NAME =
      "(?i).*\\.(csv|tsv|tab|dat|data|txt|inter|json|jsonl)(\\.gz)?";
  private static final String OTHER_NAME = "(?i)(readme|licen[cs]e|notice|changelog|index)\\b.*";
  private static final String RATING_NAME = "(?i).*(rating|\\.inter(\\.gz)?$).*";

  /** The most files that a message names. */
  private static final int MOST_NAMED = 3;

  private static final IdMap NONE = new IdMapBuilder().build();

  /**
   * Reads the files of users and items, if there are such files.
   *
   * @param given the layout that was given, if any
   * @throws DataFormatException if one cannot be read, or the layout is not clear
   */
  static FolderContents read(DataFiles files, Optional<MovieLensLayout> given) throws IOException {
    Optional<MovieLensLayout> found = given.isPresent() ? given : MovieLensLayout.of(files);
    if (found.isEmpty()) {
      return new FolderContents(files, found, false, Optional.empty(), Optional.empty());
    }
    MovieLensLayout layout = found.get();
    boolean hasMovies =
        files.has(layout.itemsFile())
            && (layout != MovieLensLayout.ML_100K || files.has("u.genre"));
    return new FolderContents(
        files,
        found,
        given.isEmpty() && MovieLensLayout.found(files).size() > 1,
        hasMovies ? Optional.of(MovieLensItems.read(files, layout)) : Optional.empty(),
        MovieLensUsers.read(files, layout));
  }

  /** The known items. */
  IdMap items() {
    return movies.map(MovieLensItems::ids).orElse(NONE);
  }

  /** The known users. */
  IdMap users() {
    return people.map(MovieLensUsers::ids).orElse(NONE);
  }

  /**
   * The file of ratings.
   *
   * @throws DataFormatException if it is not clear which file it is
   */
  TextFile ratingsFile() throws IOException {
    if (layout.isPresent()) {
      if (!files.has(layout.get().ratingsFile())) {
        throw new DataFormatException(
            files.displayName(),
            layout.get().ratingsFile()
                + " is missing; the layout "
                + layout.get().label()
                + " has it");
      }
      return files.file(layout.get().ratingsFile());
    }
    List<String> candidates =
        files.names().stream()
            .filter(name -> name.matches(DATA_NAME))
            .filter(name -> !name.matches(OTHER_NAME))
            .toList();
    List<String> named = candidates.stream().filter(name -> name.matches(RATING_NAME)).toList();
    List<String> clear = named.isEmpty() ? candidates : named;
    if (clear.size() != 1) {
      throw unclear(clear);
    }
    return files.file(clear.get(0));
  }

  private DataFormatException unclear(List<String> candidates) {
    String found =
        candidates.isEmpty()
            ? "holds no file of ratings"
            : "holds several files that may be the ratings, such as "
                + Abbreviation.of(candidates.stream().map(Abbreviation::of).toList(), MOST_NAMED);
    return new DataFormatException(
        files.displayName(),
        found
            + "; give the file itself, or the files of one layout: "
            + MovieLensLayout.description());
  }

  /** A reader of the ratings of the known users and items, and of others. */
  RatingReader reader(DelimitedFormat format) {
    boolean headless = layout.isPresent() && !layout.get().hasHeader();
    DelimitedFormat known =
        headless && format.header().isEmpty() && format.columns().given().isEmpty()
            ? format.withHeader(false)
            : format;
    return new RatingReader(
        known,
        RowContent.RATINGS,
        layout.isPresent(),
        users(),
        items(),
        RatingReader.UnknownIds.ADD);
  }

  /** Whether items and users have files, so that this is a data set of the layout. */
  private boolean isLayout() {
    return movies.isPresent();
  }

  /**
   * The scale of {@code ratings}: the one given, else that of the layout if it reaches all of them,
   * else what they span.
   */
  RatingScale scale(RatingTable table, RatingMatrix ratings) {
    return usesLayoutScale(table, ratings) ? layout.orElseThrow().scale() : table.scale(ratings);
  }

  private boolean usesLayoutScale(RatingTable table, RatingMatrix ratings) {
    return table.range().isEmpty() && isLayout() && layout.orElseThrow().scale().reaches(ratings);
  }

  /**
   * The report on the files of a data set.
   *
   * @param table the first file of ratings
   */
  ReadReport report(List<RatingFileReport> reports, RatingTable table, Dataset dataset)
      throws IOException {
    RatingMatrix ratings = dataset.ratings();
    RatingScale scale = dataset.scale();
    List<String> remarks = new ArrayList<>();
    String name = files.displayName();
    layout.ifPresent(
        known -> {
          if (chosen) {
            remarks.add(
                name
                    + ": holds files of several layouts; read as "
                    + known.label()
                    + ", whose files are all there");
          }
          known
              .missing(files)
              .forEach(file -> remarks.add(name + ": " + file + " is missing and left out"));
        });
    if (people.isPresent() && !people.get().hasAttributes()) {
      remarks.add(name + ": the file of users has no attributes");
    }
    if (isLayout() && table.range().isEmpty() && !usesLayoutScale(table, ratings)) {
      remarks.add(
          "%s: ratings leave the scale of %s; it is %s to %s in steps of %s, as the ratings span"
              .formatted(
                  name, layout.orElseThrow().label(), scale.min(), scale.max(), scale.step()));
    }
    return new ReadReport(
        isLayout() ? layout.map(MovieLensLayout::label).orElse("") : "",
        reports,
        people.isPresent() ? unlisted(dataset.users(), users(), ratings.byUser()) : 0,
        movies.isPresent() ? unlisted(dataset.items(), items(), ratings.byItem()) : 0,
        remarks);
  }

  /** The number of rows with ratings whose ids are not in {@code known}. */
  private static int unlisted(IdMap ids, IdMap known, CsrMatrix rows) {
    int count = 0;
    for (int row : rows.nonEmptyRows()) {
      count += known.indexOf(ids.id(row)) == IdMap.UNKNOWN ? 1 : 0;
    }
    return count;
  }

  /**
   * The data set of {@code ratings}.
   *
   * @param allUsers the known users, and others
   * @param allItems the known items, and others
   */
  Dataset dataset(IdMap allUsers, IdMap allItems, RatingMatrix ratings, RatingScale scale)
      throws IOException {
    DatasetBuilder dataset =
        Dataset.builder(files.name(), allUsers, allItems, ratings).scale(scale);
    movies.ifPresent(
        known -> dataset.titles(known.titles(allItems)).itemAttributes(known.attributes(allItems)));
    people
        .filter(MovieLensUsers::hasAttributes)
        .ifPresent(known -> dataset.userAttributes(known.attributes(allUsers)));
    if (layout.isPresent() && files.has(PLOTS)) {
      dataset.texts(plots(files.file(PLOTS), allItems));
    }
    return dataset.build();
  }

  private static ItemTexts plots(TextFile file, IdMap items) throws IOException {
    Splitter sentences = Splitter.on('|').trimResults().omitEmptyStrings();
    return file.parse(
        text -> {
          DelimitedRowReader rows = new DelimitedRowReader(text.source(), text.reader(), "::");
          ItemTextCollector texts = new ItemTextCollector(items);
          while (rows.next()) {
            int idEnd = rows.text().indexOf("::");
            if (idEnd < 0) {
              throw rows.error("expected itemId::sentence|sentence|...");
            }
            String plot = rows.text().substring(idEnd + 2);
            texts.add(rows.id(0, "item"), String.join(" ", sentences.split(plot)));
          }
          return texts.build(text.source());
        });
  }
}
