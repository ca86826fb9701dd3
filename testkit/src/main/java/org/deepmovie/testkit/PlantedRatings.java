package org.deepmovie.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.ItemTexts;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.data.RatingScale;
import org.deepmovie.train.Seeds;

/**
 * Small synthetic data for tests: ratings from 1 to 5 made from known factors, with texts that
 * reveal one of them.
 *
 * <p>A rating is {@code 3 + 0.5 b_u + 0.4 b_i + 0.9 u_u v_i + 0.3 e}, rounded and clipped to 1..5,
 * where {@code b_u}, {@code b_i}, {@code u_u} and {@code e} are standard normal and {@code v_i} is
 * 1 or -1. An item's text has eight words of a vocabulary of five, one vocabulary for each value of
 * {@code v_i}. Users are called {@code u0}, {@code u1}, ..., items {@code i0}, {@code i1}, ..., and
 * titles {@code Title 0}, {@code Title 1}, .... The last user and the last item have no ratings
 * (cold start); every other one has at least one.
 */
public final class PlantedRatings {

  private static final String[] CALM = {"garden", "river", "letter", "summer", "memory"};
  private static final String[] LOUD = {"chase", "engine", "storm", "cannon", "thunder"};

  private PlantedRatings() {}

  /**
   * Generates the data of a seed; the same arguments give the same data on every machine.
   *
   * @param users how many users, at least 2
   * @param items how many items, at least 2
   * @param density the share of all pairs that are rated, 0 to 1, besides the at least one rating
   *     that each user and each item but the last has
   * @param seed the seed of ratings and texts
   */
  public static Dataset generate(int users, int items, double density, long seed) {
    RatingMatrixBuilder ratings = new RatingMatrixBuilder();
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < items; i++) {
      texts.add(text(i, seed));
    }
    for (int u = 0; u < users - 1; u++) {
      SplittableRandom random = Seeds.random(seed, "ratings", u);
      for (int i = 0; i < items - 1; i++) {
        if (random.nextDouble() < density || i == u % (items - 1) || u == i % (users - 1)) {
          double rating = expected(u, i, seed) + 0.3 * Seeds.gaussian(random);
          ratings.add(
              u, i, (float) RatingScale.FIVE_STARS.round(rating), 1000 + random.nextInt(99));
        }
      }
    }
    return Dataset.builder("planted", ids("u", users), ids("i", items), ratings.build(users, items))
        .scale(RatingScale.FIVE_STARS)
        .titles(IntStream.range(0, items).mapToObj(i -> "Title " + i).toList())
        .texts(ItemTexts.of(texts))
        .build();
  }

  private static IdMap ids(String prefix, int count) {
    return IdMap.of(IntStream.range(0, count).mapToObj(n -> prefix + n).toList());
  }

  private static double expected(int user, int item, long seed) {
    return 3
        + 0.5 * taste("user 0", user, seed)
        + 0.4 * taste("item 0", item, seed)
        + 0.9 * taste("user 1", user, seed) * loudness(item, seed);
  }

  private static double taste(String what, int row, long seed) {
    return Seeds.gaussian(Seeds.random(seed, what, row));
  }

  private static double loudness(int item, long seed) {
    return Seeds.random(seed, "loud", item).nextBoolean() ? 1 : -1;
  }

  private static String text(int item, long seed) {
    String[] words = loudness(item, seed) > 0 ? LOUD : CALM;
    SplittableRandom random = Seeds.random(seed, "text", item);
    StringBuilder text = new StringBuilder();
    for (int w = 0; w < 8; w++) {
      text.append(words[random.nextInt(words.length)]).append(w == 7 ? "." : " ");
    }
    return text.toString();
  }
}
