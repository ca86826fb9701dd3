package org.deepmovie;

import java.util.Collections;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.ItemTexts;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.data.RatingScale;
import org.deepmovie.train.Seeds;

/**
 * Ratings 1..5 from one latent factor, for core's own tests: the testkit, which has data with
 * informative texts, is built on core. The last user and the last item have no ratings.
 */
public final class SmallRatings {

  private SmallRatings() {}

  /** About {@code density} of all pairs are rated; every other user and item has a rating. */
  public static Dataset generate(int users, int items, double density, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] userFactors = random.doubles(users, -1, 2).toArray();
    double[] itemFactors = random.doubles(items, -1, 1).toArray();
    RatingMatrixBuilder ratings = new RatingMatrixBuilder();
    for (int u = 0; u < users - 1; u++) {
      for (int i = 0; i < items - 1; i++) {
        if (random.nextDouble() < density || i == u % (items - 1) || u == i % (users - 1)) {
          double rating = 3 + userFactors[u] * itemFactors[i] + 0.3 * Seeds.gaussian(random);
          ratings.add(u, i, (float) RatingScale.FIVE_STARS.round(rating), 1000 + u);
        }
      }
    }
    return Dataset.builder("small", ids("u", users), ids("i", items), ratings.build(users, items))
        .scale(RatingScale.FIVE_STARS)
        .titles(IntStream.range(0, items).mapToObj(i -> "Title " + i).toList())
        .texts(ItemTexts.of(Collections.nCopies(items, "a text")))
        .build();
  }

  /** Ids such as u0, u1, ... */
  public static IdMap ids(String prefix, int count) {
    return IdMap.of(IntStream.range(0, count).mapToObj(n -> prefix + n).toList());
  }
}
