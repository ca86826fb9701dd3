package org.deepmovie.split;

import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.internal.message.Abbreviation;

/**
 * All ways to split ratings: a factory method for each, and {@link #parse} for the text form.
 *
 * <p>A share is that of the training set, above 0 and below 1; a share of n ratings is rounded to
 * whole ratings.
 *
 * <pre>{@code
 * Splitter splitter = Splitters.withValidation(Splitters.holdout(0.9), 0.1);
 * Split split = splitter.split(data, 1).get(0);
 * TrainingContext context = TrainingContext.ofSeed(1).withValidation(split.validation());
 * }</pre>
 */
public final class Splitters {

  /** Reads the ratings of a file by the indices of a known data set. */
  @FunctionalInterface
  public interface RatingFileReader {

    /**
     * The ratings of the file {@code name}.
     *
     * @throws IOException if it cannot be read
     */
    RatingMatrix read(String name) throws IOException;
  }

  private Splitters() {}

  /** Hold-out: a random share of the ratings is the training set, the rest the test set. */
  public static Splitter holdout(double share) {
    return new HoldoutSplitter(share);
  }

  /**
   * K-fold cross-validation: one split per fold, each rating in exactly one test set. The sizes of
   * folds differ by at most one.
   *
   * @param folds the number of folds, from 2
   */
  public static Splitter kFold(int folds) {
    return new KFoldSplitter(folds);
  }

  /**
   * Hold-out per user: a random share of each user's ratings is for training, the rest for testing.
   * A user with two ratings or more has at least one in either set; a user's only rating is for
   * training.
   */
  public static Splitter perUser(double share) {
    requireShare(share);
    return new PerUserSplitter(
        "per-user:" + share, n -> Math.max(1, Math.min(n - 1, portion(share, n))));
  }

  /**
   * Leave-n-out: {@code n} random ratings of each user with more than {@code n} are for testing,
   * all others for training.
   *
   * @param n from 1
   */
  public static Splitter leaveOut(int n) {
    if (n < 1) {
      throw new IllegalArgumentException(n + " is not a number of ratings from 1 up");
    }
    return new PerUserSplitter("leave:" + n, count -> count > n ? count - n : count);
  }

  /**
   * Cold-start users: all ratings of a random share of the users are for training, all ratings of
   * the other users for testing.
   */
  public static Splitter users(double share) {
    return new ColdStartSplitter(ColdStartAxis.USERS, share);
  }

  /**
   * Cold-start items: all ratings of a random share of the rated items are for training, all
   * ratings of the other items for testing.
   */
  public static Splitter items(double share) {
    return new ColdStartSplitter(ColdStartAxis.ITEMS, share);
  }

  /**
   * Split by time: the oldest share of the ratings is the training set, later ones are the test
   * set. All ratings of the second at which the share is reached are for training, so the training
   * set may be larger than its share. The seed is not used. Every rating needs a timestamp.
   */
  public static Splitter time(double share) {
    return new TimeSplitter(share);
  }

  /**
   * The protocol of ConvMF (Kim et al., RecSys 2016): items without text are dropped; the training
   * set gets a random rating of each user, one of each item not covered yet, and random ones up to
   * its share; the rest goes to the validation set and the test set alternately.
   */
  public static Splitter convMf(double share) {
    return new ConvMfSplitter(share);
  }

  /**
   * A given split; the seed is not used.
   *
   * @param spec the value of {@link Splitter#spec}
   * @param train the training set, by the indices of the data that will be split
   * @param test the test set, by the same indices
   * @throws IllegalArgumentException if a set is empty or a (user, item) is in both
   */
  public static Splitter given(String spec, RatingMatrix train, RatingMatrix test) {
    return given(spec, train, RatingMatrix.empty(train.users(), train.items()), test);
  }

  /**
   * A given split with a validation set; the seed is not used.
   *
   * @param spec the value of {@link Splitter#spec}
   * @param train the training set, by the indices of the data that will be split
   * @param validation the validation set, by the same indices; may be empty
   * @param test the test set, by the same indices
   * @throws IllegalArgumentException if the training set or the test set is empty or a (user, item)
   *     is in two sets
   */
  public static Splitter given(
      String spec, RatingMatrix train, RatingMatrix validation, RatingMatrix test) {
    return new GivenSplitter(spec, train, validation, test);
  }

  /**
   * The splits of {@code base} with a random share of each training set moved to the validation
   * set; {@code base} itself if its splits have validation sets.
   *
   * @param share of the training ratings, above 0 and below 1; at least one rating is moved
   */
  public static Splitter withValidation(Splitter base, double share) {
    requireShare(share);
    return base.hasValidation() ? base : new ValidationSplitter(base, share);
  }

  /** Example specs that {@link #parse} accepts, with descriptions, for help texts. */
  public static Map<String, String> accepted() {
    Map<String, String> accepted = new LinkedHashMap<>();
    for (SplitterSpec spec : SplitterSpec.values()) {
      accepted.put(spec.example(), spec.summary());
    }
    return Collections.unmodifiableMap(accepted);
  }

  /**
   * The splitter that {@code spec} describes, such as "holdout:0.9"; "files:" is refused.
   *
   * @throws IllegalArgumentException if {@code spec} cannot be parsed; the message says what to
   *     write
   */
  public static Splitter parse(String spec) {
    try {
      return parse(
          spec,
          name -> {
            throw new IllegalArgumentException("files cannot be given here");
          });
    } catch (IOException e) {
      throw new IllegalStateException("no file was read", e);
    }
  }

  /**
   * The splitter that {@code spec} describes, such as "kfold:5" or "files:u1.base,u1.test".
   *
   * @param files reads the files named in the spec, during this call
   * @throws IllegalArgumentException if {@code spec} cannot be parsed; the message says what to
   *     write
   * @throws IOException if a file cannot be read
   */
  public static Splitter parse(String spec, RatingFileReader files) throws IOException {
    try {
      return SplitterSpec.parse(spec, files);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "split '" + Abbreviation.of(spec) + "': " + e.getMessage(), e);
    }
  }

  static boolean isShare(double share) {
    return share > 0 && share < 1;
  }

  /** Requires a share above 0 and below 1. */
  static void requireShare(double share) {
    if (!isShare(share)) {
      throw new IllegalArgumentException(share + " is not a share between 0 and 1");
    }
  }

  /** {@code share} of {@code n}, rounded. */
  static int portion(double share, int n) {
    return (int) Math.round(share * n);
  }
}
