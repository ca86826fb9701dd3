package org.deepmovie.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.IdMapBuilder;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.data.RatingScale;
import org.deepmovie.train.Seeds;

/**
 * Invented ratings of any number in the shape of MovieLens, to benchmark models on data that may be
 * distributed: few users rate much, few items are rated much, and ratings in half stars follow
 * biases and latent factors with noise, so that models have something to learn. The same seed gives
 * the same ratings.
 *
 * @param users the number of users
 * @param items the number of items
 * @param ratings the number of ratings, at most a fifth of users x items
 * @param seed gives the ratings
 */
public record RatingGenerator(int users, int items, int ratings, long seed) {

  /** Receives ratings one by one: those of a user follow each other. */
  @FunctionalInterface
  public interface RatingSink {
    /**
     * Takes a rating.
     *
     * @param user from 0
     * @param item from 0
     * @param seconds the time in seconds since 1970
     */
    void rating(int user, int item, float value, long seconds) throws IOException;
  }

  /** The mean number of ratings of a user of MovieLens 20M. */
  private static final double RATINGS_PER_USER = 144;

  /** MovieLens has about this number times the root of the number of ratings of items. */
  private static final double ITEMS_PER_ROOT = 3.7;

  /** With fewer items, users with as many ratings would have rated much of the catalog. */
  private static final double LEAST_ITEMS = 1_000;

  private static final int FACTORS = 8;
  private static final double ACTIVITY_SPREAD = 1.1;
  private static final double POPULARITY_SKEW = 2.6;
  private static final double MOST_OF_CATALOG = 0.3;
  private static final double MEAN = 3.5;
  private static final double BIAS_SPREAD = 0.4;
  private static final double FACTOR_SPREAD = 0.45;
  private static final double NOISE = 0.8;
  private static final long FIRST_SECOND = 1_000_000_000L;
  private static final int YEARS_IN_SECONDS = 500_000_000;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is below 1, or there are too many ratings
   */
  public RatingGenerator {
    if (users < 1 || items < 1 || ratings < 1 || ratings > 0.2 * users * items) {
      throw new IllegalArgumentException(
          "%d ratings of %d users for %d items; give 1 or more of each, and at most a fifth of all pairs"
              .formatted(ratings, users, items));
    }
  }

  /**
   * A generator of {@code ratings} ratings with as many users and items as MovieLens of that size
   * has, but at least 1,000 items.
   */
  public static RatingGenerator ofSize(int ratings, long seed) {
    int users = (int) Math.ceil(ratings / RATINGS_PER_USER);
    int items = (int) Math.ceil(Math.max(LEAST_ITEMS, ITEMS_PER_ROOT * Math.sqrt(ratings)));
    return new RatingGenerator(users, items, ratings, seed);
  }

  /** Generates the ratings in ascending order of users. */
  public void generate(RatingSink sink) throws IOException {
    int[] counts = counts();
    int[] itemOf = IntStream.range(0, items).toArray();
    Seeds.shuffle(itemOf, Seeds.random(seed, "popularity"));
    double[] itemBiases = new double[items];
    double[] itemFactors = new double[items * FACTORS];
    SplittableRandom random = Seeds.random(seed, "items");
    for (int item = 0; item < items; item++) {
      itemBiases[item] = BIAS_SPREAD * Seeds.gaussian(random);
      fill(itemFactors, item * FACTORS, random);
    }
    double[] taste = new double[FACTORS];
    for (int user = 0; user < users; user++) {
      random = Seeds.random(seed, "user", user);
      double bias = MEAN + BIAS_SPREAD * Seeds.gaussian(random);
      fill(taste, 0, random);
      long time = FIRST_SECOND + random.nextInt(YEARS_IN_SECONDS);
      BitSet rated = new BitSet(items);
      for (int n = 0; n < counts[user]; n++) {
        int item = unrated(rated, itemOf, random);
        rated.set(item);
        double score = bias + itemBiases[item] + NOISE * Seeds.gaussian(random);
        for (int f = 0; f < FACTORS; f++) {
          score += taste[f] * itemFactors[item * FACTORS + f];
        }
        time += random.nextInt(600);
        sink.rating(user, item, (float) RatingScale.HALF_STARS.round(score), time);
      }
    }
  }

  private static void fill(double[] factors, int from, SplittableRandom random) {
    for (int f = 0; f < FACTORS; f++) {
      factors[from + f] = FACTOR_SPREAD * Seeds.gaussian(random);
    }
  }

  /** An item that is not in {@code rated}; popular ones are more likely. */
  private int unrated(BitSet rated, int[] itemOf, SplittableRandom random) {
    while (true) {
      int item = itemOf[(int) (items * Math.pow(random.nextDouble(), POPULARITY_SKEW))];
      if (!rated.get(item)) {
        return item;
      }
    }
  }

  /**
   * The users' numbers of ratings: log-normal shares of all ratings, rounded so that they add up.
   */
  private int[] counts() {
    SplittableRandom random = Seeds.random(seed, "activity");
    double most = MOST_OF_CATALOG * items / ((double) ratings / users);
    double[] before = new double[users + 1];
    for (int user = 0; user < users; user++) {
      double activity = Math.exp(ACTIVITY_SPREAD * Seeds.gaussian(random));
      before[user + 1] = before[user] + Math.min(activity, most);
    }
    int[] counts = new int[users];
    for (int user = 0; user < users; user++) {
      counts[user] =
          (int)
              (Math.round(before[user + 1] / before[users] * ratings)
                  - Math.round(before[user] / before[users] * ratings));
    }
    return counts;
  }

  /** The ratings as a data set with times; ids are numbers from 1. */
  public Dataset dataset() throws IOException {
    RatingMatrixBuilder matrix = new RatingMatrixBuilder();
    generate(matrix::add);
    return Dataset.builder(
            "generated-" + ratings, ids(users), ids(items), matrix.build(users, items))
        .scale(RatingScale.HALF_STARS)
        .build();
  }

  static IdMap ids(int count) {
    IdMapBuilder ids = new IdMapBuilder();
    IntStream.rangeClosed(1, count).mapToObj(Integer::toString).forEach(ids::add);
    return ids.build();
  }

  /** Writes the ratings to {@code file}, in the form of the {@code ratings.csv} of MovieLens. */
  public void writeCsv(Path file) throws IOException {
    writeCsv(file, true);
  }

  /** Writes the ratings as above, without the column of the times. */
  public void writeCsvWithoutTimes(Path file) throws IOException {
    writeCsv(file, false);
  }

  private void writeCsv(Path file, boolean withTimes) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write(withTimes ? "userId,movieId,rating,timestamp\n" : "userId,movieId,rating\n");
      StringBuilder line = new StringBuilder();
      generate(
          (user, item, value, seconds) -> {
            line.setLength(0);
            line.append(user + 1).append(',').append(item + 1).append(',').append(value);
            if (withTimes) {
              line.append(',').append(seconds);
            }
            out.append(line.append('\n'));
          });
    }
  }

  /**
   * Writes a file of generated ratings.
   *
   * @param args the number of ratings, the seed and the file
   */
  public static void main(String[] args) throws IOException {
    if (args.length != 3) {
      System.err.println("usage: RatingGenerator RATINGS SEED FILE");
      System.exit(2);
    }
    ofSize(Integer.parseInt(args[0]), Long.parseLong(args[1])).writeCsv(Path.of(args[2]));
  }
}
