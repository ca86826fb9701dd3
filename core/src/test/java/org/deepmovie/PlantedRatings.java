package org.deepmovie;

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
 * Small data for tests: ratings 1..5 planted from two hidden tastes, one of which the items' texts
 * tell. The last user and the last item have no ratings.
 */
public final class PlantedRatings {

  private static final String[] CALM = {"garden", "river", "letter", "summer", "memory"};
  private static final String[] LOUD = {"chase", "engine", "storm", "cannon", "thunder"};

  private PlantedRatings() {}

  /** {@code users} x {@code items} of which about {@code density} are rated. */
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
