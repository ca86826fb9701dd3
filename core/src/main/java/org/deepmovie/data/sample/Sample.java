package org.deepmovie.data.sample;

import com.google.common.base.Strings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.deepmovie.data.Attributes;
import org.deepmovie.data.AttributesBuilder;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.ItemTexts;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.data.RatingScale;
import org.deepmovie.train.Seeds;

/**
 * A synthetic data set with known ground truth: 600 invented users, 400 invented movies with plots,
 * and about 35,000 ratings. The same seed gives the same data on every machine.
 *
 * <p>A rating is {@code mu + b_u + b_i + u . v + e}, rounded to whole stars from 1 to 5, with
 * {@code e} normal of standard deviation {@link #NOISE}. The factors are topics. An item's plot
 * consists of words of its topics, and its verdicts reveal most of {@code b_i}, so that a model
 * that reads texts can predict unrated items. An occupation favors a topic.
 *
 * <p>A tenth of the items are new releases: all of their ratings lie within the last fifth of the
 * ratings by time, together with some ratings of older items. Every user has ratings before that
 * fifth. Some of the older items have no rating, some 1 to 5, some 6 to 20, and most 21 or more.
 */
public final class Sample {

  /** The name of the data set, which marks every output as synthetic. */
  public static final String NAME = "sample (synthetic)";

  /** The standard deviation of a rating's noise before rounding, in stars. */
  public static final double NOISE = 0.75;

  static final NormalDistribution STANDARD_NORMAL = NormalDistribution.of(0, 1);

  private static final float MEAN = 3.4f;
  private static final int USERS = 600;

  private static final int UNRATED = 8;
  private static final int RARE = 50;
  private static final int MEDIUM = 80;
  private static final int POPULAR = 222;
  private static final int NEW_RELEASES = 40;
  private static final int ITEMS = UNRATED + RARE + MEDIUM + POPULAR + NEW_RELEASES;

  private static final long FIRST_TIME = 1_420_070_400;
  private static final int SECONDS_BETWEEN = 5000;

  private final List<SampleUser> users = new ArrayList<>();
  private final List<SampleItem> items = new ArrayList<>();
  private final Dataset dataset;

  private Sample(long seed) {
    int[] ratings = new int[ITEMS];
    boolean[] newReleases = new boolean[ITEMS];
    planPopularity(seed, ratings, newReleases);
    SplittableRandom userRandom = Seeds.random(seed, "sample users");
    for (int u = 0; u < USERS; u++) {
      users.add(SampleUser.generate(userRandom));
    }
    SplittableRandom itemRandom = Seeds.random(seed, "sample items");
    TextGenerator texts = new TextGenerator(Seeds.random(seed, "sample words"));
    for (int i = 0; i < ITEMS; i++) {
      items.add(SampleItem.generate(newReleases[i], itemRandom, texts));
    }
    double[] activity = users.stream().mapToDouble(SampleUser::activity).toArray();
    this.dataset = dataset(seed, RatingSchedule.of(seed, activity, ratings, newReleases));
  }

  /** Generates the sample of {@code seed}. */
  public static Sample generate(long seed) {
    return new Sample(seed);
  }

  /** The data set: ratings with timestamps, titles, texts, and attributes of users and items. */
  public Dataset dataset() {
    return dataset;
  }

  /**
   * The expected rating of {@code item} by {@code user}, the prediction with the smallest expected
   * squared error. With {@code m} for the rating before noise and rounding it is {@code 1 + sum
   * over k = 1..4 of P(m + e > k + 1/2)}.
   */
  public double expectedRating(int user, int item) {
    double mean = meanRating(user, item);
    double expected = 1;
    for (int stars = 1; stars < 5; stars++) {
      expected += STANDARD_NORMAL.cumulativeProbability((mean - (stars + 0.5)) / NOISE);
    }
    return expected;
  }

  /**
   * The root mean squared error of {@link #expectedRating} on {@code part}: a lower bound for every
   * model, up to chance.
   *
   * @param part ratings of this data set, such as a split's test set
   * @return the error in stars; NaN if {@code part} is empty
   */
  public double bestRmse(RatingMatrix part) {
    CsrMatrix rows = part.byUser();
    double sum = 0;
    for (int u = 0; u < rows.rows(); u++) {
      for (int p = rows.start(u); p < rows.end(u); p++) {
        double error = rows.value(p) - expectedRating(u, rows.column(p));
        sum += error * error;
      }
    }
    return Math.sqrt(sum / rows.size());
  }

  private double meanRating(int user, int item) {
    SampleUser u = users.get(user);
    SampleItem i = items.get(item);
    double sum = (double) MEAN + u.bias() + i.bias();
    for (int f = 0; f < u.factors().length; f++) {
      sum += (double) u.factors()[f] * i.factors()[f];
    }
    return sum;
  }

  /** Plans the number of ratings of each item, in random order; popularity falls exponentially. */
  private static void planPopularity(long seed, int[] ratings, boolean[] newReleases) {
    SplittableRandom random = Seeds.random(seed, "sample popularity");
    int[] order = new int[ITEMS];
    Arrays.setAll(order, i -> i);
    Seeds.shuffle(order, random);
    int next = UNRATED;
    for (int r = 0; r < RARE; r++) {
      ratings[order[next++]] = 1 + random.nextInt(5);
    }
    for (int r = 0; r < MEDIUM; r++) {
      ratings[order[next++]] = 6 + random.nextInt(15);
    }
    for (int rank = 0; rank < POPULAR; rank++) {
      ratings[order[next++]] = 25 + (int) (400 * StrictMath.exp(-rank / 60.0));
    }
    for (int rank = 0; rank < NEW_RELEASES; rank++) {
      newReleases[order[next]] = true;
      ratings[order[next++]] = 20 + (int) (340 * StrictMath.exp(-rank / 12.0));
    }
  }

  private Dataset dataset(long seed, List<RatingEvent> events) {
    SplittableRandom random = Seeds.random(seed, "sample ratings");
    RatingMatrixBuilder ratings = new RatingMatrixBuilder();
    long time = FIRST_TIME;
    for (RatingEvent event : events) {
      double noise = NOISE * (float) Seeds.gaussian(random);
      double rating = RatingScale.FIVE_STARS.round(meanRating(event.user(), event.item()) + noise);
      time += 1 + random.nextInt(SECONDS_BETWEEN);
      ratings.add(event.user(), event.item(), (float) rating, time);
    }
    return Dataset.builder(NAME, ids("u", USERS), ids("m", ITEMS), ratings.build(USERS, ITEMS))
        .scale(RatingScale.FIVE_STARS)
        .titles(items.stream().map(SampleItem::title).toList())
        .texts(ItemTexts.of(items.stream().map(SampleItem::plot).toList()))
        .userAttributes(userAttributes())
        .itemAttributes(itemAttributes())
        .build();
  }

  private static IdMap ids(String prefix, int count) {
    return IdMap.of(
        IntStream.rangeClosed(1, count)
            .mapToObj(n -> prefix + Strings.padStart(Integer.toString(n), 3, '0'))
            .toList());
  }

  private Attributes userAttributes() {
    AttributesBuilder attributes = new AttributesBuilder(USERS);
    for (int u = 0; u < USERS; u++) {
      attributes.add(u, "gender", users.get(u).gender());
      attributes.add(u, "age", users.get(u).age());
      attributes.add(u, "occupation", users.get(u).occupation());
    }
    return attributes.build();
  }

  private Attributes itemAttributes() {
    AttributesBuilder attributes = new AttributesBuilder(ITEMS);
    for (int i = 0; i < ITEMS; i++) {
      attributes.add(i, "year", Integer.toString(items.get(i).year()));
      for (String genre : items.get(i).genres()) {
        attributes.add(i, "genre", genre);
      }
    }
    return attributes.build();
  }
}
