package org.deepmovie.split;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.IdMapBuilder;
import org.deepmovie.data.ItemTexts;
import org.deepmovie.data.Rating;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.data.RatingScale;

/** Small data sets for the tests of splitters, and what they can be compared by. */
final class SplitData {

  private SplitData() {}

  /** 6 to 15 users, 6 to 12 items, 12 ratings or more, many of them given in the same second. */
  static List<Rating> randomRatings(long seed) {
    Random random = new Random(seed);
    int users = 6 + random.nextInt(10);
    int items = 6 + random.nextInt(7);
    List<Rating> ratings = new ArrayList<>();
    double density = 0.6 + 0.4 * random.nextDouble();
    for (int u = 0; u < users; u++) {
      double active = random.nextInt(4) == 0 ? 0.1 : density;
      for (int i = 0; i < items; i++) {
        if (random.nextDouble() < active || (u < 2 && i < 6)) {
          ratings.add(
              new Rating("u" + u, "i" + i, 1 + random.nextInt(5), 1000 + random.nextInt(40)));
        }
      }
    }
    Collections.shuffle(ratings, random);
    return ratings;
  }

  /** The data of {@code ratings} in the given order; every fourth item has no text. */
  static Dataset data(List<Rating> ratings) {
    IdMapBuilder users = new IdMapBuilder();
    IdMapBuilder items = new IdMapBuilder();
    RatingMatrixBuilder matrix = new RatingMatrixBuilder();
    for (Rating rating : ratings) {
      matrix.add(
          users.add(rating.user()), items.add(rating.item()), rating.value(), rating.timestamp());
    }
    RatingMatrix built = matrix.build(users.size(), items.size());
    IdMap itemIds = items.build();
    List<String> texts = itemIds.ids().stream().map(id -> hasText(id) ? "plot" : "").toList();
    return Dataset.builder("test", users.build(), itemIds, built)
        .scale(RatingScale.FIVE_STARS)
        .texts(ItemTexts.of(texts))
        .build();
  }

  static boolean hasText(String item) {
    return Integer.parseInt(item.substring(1)) % 4 != 3;
  }

  static Dataset randomData(long seed) {
    return data(randomRatings(seed));
  }

  /** The ratings of {@code part}, one of {@code data}'s parts, with external ids. */
  static Set<Rating> ratings(Dataset data, RatingMatrix part) {
    Set<Rating> ratings = new HashSet<>();
    for (int u = 0; u < part.users(); u++) {
      for (int p = part.byUser().start(u); p < part.byUser().end(u); p++) {
        ratings.add(
            new Rating(
                data.users().id(u),
                data.items().id(part.byUser().column(p)),
                part.byUser().value(p),
                part.timestamp(p)));
      }
    }
    return ratings;
  }

  /** Train, validation and test of each split, with external ids: equal if the splits are. */
  static List<Set<Rating>> parts(List<Split> splits) {
    List<Set<Rating>> parts = new ArrayList<>();
    for (Split split : splits) {
      parts.add(ratings(split.train(), split.train().ratings()));
      parts.add(ratings(split.train(), split.validation()));
      parts.add(ratings(split.train(), split.test()));
    }
    return parts;
  }

  static Map<String, Integer> countByUser(Collection<Rating> ratings) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    ratings.forEach(rating -> counts.merge(rating.user(), 1, Integer::sum));
    return counts;
  }

  static Set<String> users(Collection<Rating> ratings) {
    return new TreeSet<>(ratings.stream().map(Rating::user).toList());
  }

  static Set<String> items(Collection<Rating> ratings) {
    return new TreeSet<>(ratings.stream().map(Rating::item).toList());
  }
}
