package org.deepmovie.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.ItemTexts;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.data.RatingScale;
import org.deepmovie.train.Seeds;

/**
 * Random data with the numbers of users, items, ratings and words of MovieLens 1M, and with
 * long-tailed activity and popularity. It is random because the real data may not be redistributed.
 */
final class SyntheticMovieLens {

  private static final int USERS = 6040;
  private static final int ITEMS = 3706;
  private static final int RATINGS = 1_000_209;
  private static final int WORDS = 8000;
  private static final double MEDIAN_WORDS = 37;
  private static final int MAX_WORDS = 300;

  private SyntheticMovieLens() {}

  static Dataset generate(long seed) {
    return Dataset.builder(
            "random data of the size of ML-1M", ids(USERS), ids(ITEMS), ratings(seed))
        .scale(RatingScale.FIVE_STARS)
        .texts(ItemTexts.of(texts(seed)))
        .build();
  }

  private static IdMap ids(int count) {
    return IdMap.of(IntStream.rangeClosed(1, count).mapToObj(Integer::toString).toList());
  }

  private static RatingMatrix ratings(long seed) {
    SplittableRandom random = Seeds.random(seed, "ratings");
    boolean[] taken = new boolean[USERS * ITEMS];
    RatingMatrixBuilder builder = new RatingMatrixBuilder();
    while (builder.size() < RATINGS) {
      int user = longTailed(random, USERS, 2.2);
      int item = longTailed(random, ITEMS, 2.8);
      if (!taken[user * ITEMS + item]) {
        taken[user * ITEMS + item] = true;
        builder.add(user, item, 1 + random.nextInt(5));
      }
    }
    return builder.build(USERS, ITEMS);
  }

  /**
   * An integer from 0 to n-1, small ones more often: a uniform number to the power {@code skew}.
   */
  private static int longTailed(SplittableRandom random, int n, double skew) {
    return (int) (n * Math.pow(random.nextDouble(), skew));
  }

  /** The number of words in {@code texts}; networks with default options read all of them. */
  static long words(ItemTexts texts) {
    return IntStream.range(0, texts.size())
        .mapToLong(item -> texts.text(item).split(" ").length)
        .sum();
  }

  private static List<String> texts(long seed) {
    List<String> texts = new ArrayList<>();
    for (int item = 0; item < ITEMS; item++) {
      SplittableRandom random = Seeds.random(seed, "text", item);
      int words =
          (int) Math.min(MAX_WORDS, MEDIAN_WORDS * Math.exp(0.6 * Seeds.gaussian(random)) + 1);
      StringBuilder text = new StringBuilder();
      for (int w = 0; w < words; w++) {
        text.append("word").append(longTailed(random, WORDS, 1.5)).append(' ');
      }
      texts.add(text.toString());
    }
    return texts;
  }
}
