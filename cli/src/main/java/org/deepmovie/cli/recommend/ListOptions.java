package org.deepmovie.cli.recommend;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.deepmovie.cli.options.ShareConverter;
import org.deepmovie.internal.rows.TextFile;
import org.deepmovie.recommend.Catalog;
import org.deepmovie.recommend.ItemFilter;
import org.deepmovie.recommend.MaximalMarginalRelevance;
import org.deepmovie.recommend.RecommendationQuery;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that tell which items of the model may be recommended, and how different. */
final class ListOptions {

  @Option(
      names = "--filter",
      paramLabel = "FILTER",
      description =
          "Recommend only items with these attributes: 'genre=Horror|Thriller' for one of the"
              + " categories, 'genre!=Horror' for all others, 'year=1990..1999' or 'year=1990..' for"
              + " numbers. Repeat the option for items that pass all filters.")
  private List<String> filters = List.of();

  @Option(
      names = "--candidates",
      paramLabel = "FILE",
      description = "Recommend only the items in this file, which has an id on each line.")
  private @Nullable Path candidates;

  @Option(
      names = "--with-known-items",
      description =
          "Recommend items, too, that the user has rated or is known to have interacted with.")
  private boolean knownItems;

  @Option(
      names = "--diversity",
      paramLabel = "SHARE",
      converter = ShareConverter.class,
      description =
          "How much the items of a list should differ, from 0, which ranks by score alone, to"
              + " below 1 (maximal marginal relevance).")
  private @Nullable Double diversity;

  /** Whether one of the options is given. */
  boolean given() {
    return !filters.isEmpty() || candidates != null || knownItems || diversity != null;
  }

  /**
   * Checks the filters, before a model is loaded.
   *
   * @throws IllegalArgumentException if one has a wrong form
   */
  void check() {
    filters.forEach(ItemFilter::parse);
  }

  /**
   * What to recommend.
   *
   * @param n the number of items
   * @param unknownItems what is done about candidates that the model does not know
   * @throws IllegalArgumentException if the items lack an attribute, or no item passes the filters
   */
  RecommendationQuery query(int n, Catalog catalog, UnknownItems unknownItems) throws IOException {
    ItemFilter passing = ItemFilter.all();
    for (String filter : filters) {
      passing = passing.and(ItemFilter.parse(filter));
    }
    if (candidates != null) {
      passing = passing.and(ItemFilter.ids(known(candidates, catalog, unknownItems)));
    }
    requireItems(passing.of(catalog), catalog);
    RecommendationQuery query = RecommendationQuery.of(n).withFilter(passing);
    if (knownItems) {
      query = query.withKnownItems();
    }
    return Optional.ofNullable(diversity)
        .map(MaximalMarginalRelevance::new)
        .map(query::withDiversity)
        .orElse(query);
  }

  private static void requireItems(IntPredicate passing, Catalog catalog) {
    int items = catalog.items().size();
    if (IntStream.range(0, items).noneMatch(passing)) {
      throw new IllegalArgumentException(
          "none of the %d items of the model passes all of --filter and --candidates"
              .formatted(items));
    }
  }

  private static List<String> known(Path file, Catalog catalog, UnknownItems unknownItems)
      throws IOException {
    Set<String> ids = TextFile.of(file).parse(text -> ids(text.reader()));
    List<String> unknown = catalog.items().unknown(ids);
    unknownItems.check("--candidates", unknown, ids.size());
    ids.removeAll(Set.copyOf(unknown));
    return List.copyOf(ids);
  }

  private static Set<String> ids(BufferedReader lines) throws IOException {
    Set<String> ids = new LinkedHashSet<>();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (!line.isBlank()) {
        ids.add(line.strip());
      }
    }
    return ids;
  }
}
