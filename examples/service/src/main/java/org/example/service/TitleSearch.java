package org.example.service;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.deepmovie.recommend.Catalog;

/** Finds films whose titles contain all words of a query; those with most ratings come first. */
final class TitleSearch {

  private final List<String> titles;
  private final int[] mostRatedFirst;

  TitleSearch(Catalog catalog) {
    titles = catalog.titles().stream().map(title -> title.toLowerCase(Locale.ROOT)).toList();
    int[] ratings = new int[titles.size()];
    for (int p = 0; p < catalog.ratings().size(); p++) {
      ratings[catalog.ratings().column(p)]++;
    }
    mostRatedFirst =
        IntStream.range(0, titles.size())
            .boxed()
            .sorted(Comparator.comparing(item -> -ratings[item]))
            .mapToInt(Integer::intValue)
            .toArray();
  }

  /**
   * The indices of the first {@code n} films.
   *
   * @param query words or parts of words; without any all films are found
   */
  int[] find(String query, int n) {
    String[] words = query.toLowerCase(Locale.ROOT).strip().split("\\s+");
    return Arrays.stream(mostRatedFirst)
        .filter(item -> Arrays.stream(words).allMatch(titles.get(item)::contains))
        .limit(n)
        .toArray();
  }
}
