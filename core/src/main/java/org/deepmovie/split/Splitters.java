package org.deepmovie.split;

import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.split.ColdStartSplitter.Axis;

/**
 * The ways to divide ratings, by method and by spec.
 *
 * <p>Shares are those of train, above 0 and below 1; a share of n ratings is rounded to whole
 * ratings.
 */
public final class Splitters {

  private Splitters() {}

  /** A random share of the ratings to train, the rest to test. */
  public static Splitter holdout(double share) {
    return new HoldoutSplitter(share);
  }

  /**
   * One split per fold; each rating is in the test part of exactly one. Fold sizes differ by one at
   * most.
   *
   * @param folds from 2
   */
  public static Splitter kFold(int folds) {
    return new KFoldSplitter(folds);
  }

  /**
   * A random share of each user's ratings to train, the rest to test. Whoever has two ratings or
   * more has at least one in either part; a user's only rating goes to train.
   */
  public static Splitter perUser(double share) {
    checkShare(share);
    return new PerUserSplitter(
        "per-user:" + share, n -> Math.max(1, Math.min(n - 1, portion(share, n))));
  }

  /**
   * Leave-n-out: {@code n} random ratings of each user who has more than {@code n} to test, all
   * others to train.
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
   * All ratings of a random share of the users to train, all ratings of the other users to test:
   * how well a model serves people it has never seen.
   */
  public static Splitter users(double share) {
    return new ColdStartSplitter(Axis.USERS, share);
  }

  /**
   * All ratings of a random share of the rated items to train, all ratings of the other items to
   * test: how well a model judges items by what they are (cold start).
   */
  public static Splitter items(double share) {
    return new ColdStartSplitter(Axis.ITEMS, share);
  }

  /**
   * The oldest share of the ratings to train, later ones to test. Ratings of the very second at
   * which the share is reached all go to train, which may therefore be larger than its share. The
   * seed is not used. The data must know the time of every rating.
   */
  public static Splitter time(double share) {
    return new TimeSplitter(share);
  }

  /**
   * ConvMF's protocol (Kim et al., RecSys 2016): items without text are dropped; train gets a
   * random rating of each user, one of each item not covered yet, and random ones up to its share;
   * the rest goes to validation and test by turns.
   */
  public static Splitter convMf(double share) {
    return new ConvMfSplitter(share);
  }

  /**
   * A division made elsewhere; the seed is not used.
   *
   * @param spec what {@link Splitter#spec} answers
   * @param train in the index space of the data that will be split
   * @param test in the same index space
   * @throws IllegalArgumentException if a part is empty or a (user, item) is in both
   */
  public static Splitter given(String spec, RatingMatrix train, RatingMatrix test) {
    return new GivenSplitter(spec, train, test);
  }

  /**
   * The splits of {@code base}, with a random share of each train part moved to validation; {@code
   * base} itself if its splits have validation ratings.
   *
   * @param share of the train ratings, above 0 and below 1; at least one rating is moved
   */
  public static Splitter withValidation(Splitter base, double share) {
    checkShare(share);
    return base.hasValidation() ? base : new ValidationSplitter(base, share);
  }

  /** The specs that {@link #parse} accepts: an example of each and what it does, for help texts. */
  public static Map<String, String> accepted() {
    Map<String, String> accepted = new LinkedHashMap<>();
    for (Kind kind : Kind.values()) {
      accepted.put(kind.example, kind.summary);
    }
    return Collections.unmodifiableMap(accepted);
  }

  /**
   * The splitter written as {@code spec}, such as "holdout:0.9"; "files:" is refused.
   *
   * @throws IllegalArgumentException naming what is wrong and what to write
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
   * The splitter written as {@code spec}, such as "kfold:5" or "files:u1.base,u1.test".
   *
   * @param files reads the files that a spec names, now
   * @throws IllegalArgumentException naming what is wrong and, where it is how {@code spec} is
   *     written, what to write
   * @throws IOException if a file cannot be read
   */
  public static Splitter parse(String spec, RatingsReader files) throws IOException {
    int colon = spec.indexOf(':');
    String name = colon < 0 ? spec : spec.substring(0, colon);
    try {
      for (Kind kind : Kind.values()) {
        if (kind.example.startsWith(name + ":")) {
          return kind.splitter(spec, colon < 0 ? "" : spec.substring(colon + 1), files);
        }
      }
      throw new IllegalArgumentException(
          "'%s' is not a way to split; accepted are, for example, %s"
              .formatted(name, String.join(", ", accepted().keySet())));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("split '" + spec + "': " + e.getMessage(), e);
    }
  }

  private enum Kind {
    HOLDOUT("holdout:0.9", Takes.SHARE, "a random 90 % of the ratings to train, the rest to test"),
    K_FOLD("kfold:5", Takes.FOLDS, "5 splits, each rating in the test part of one"),
    PER_USER("per-user:0.8", Takes.SHARE, "a random 80 % of each user's ratings to train"),
    LEAVE("leave:1", Takes.COUNT, "1 random rating of each user who has more to test"),
    USERS(
        "users:0.8",
        Takes.SHARE,
        "all ratings of a random 80 % of the users to train, of the others to test"),
    ITEMS(
        "items:0.9",
        Takes.SHARE,
        "all ratings of a random 90 % of the items to train, of the others to test"),
    TIME("time:0.9", Takes.SHARE, "the oldest 90 % of the ratings to train, later ones to test"),
    CONV_MF(
        "convmf:0.8",
        Takes.SHARE,
        "ConvMF's: 80 % to train, every user and item with text among them"),
    FILES("files:u1.base,u1.test", Takes.FILES, "train and test as two files divide them");

    private final String example;
    private final Takes takes;
    private final String summary;

    Kind(String example, Takes takes, String summary) {
      this.example = example;
      this.takes = takes;
      this.summary = summary;
    }

    Splitter splitter(String spec, String argument, RatingsReader files) throws IOException {
      if (!takes.accepts(argument)) {
        throw new IllegalArgumentException(
            (argument.isBlank()
                    ? takes.what + " is missing"
                    : "'" + argument + "' is not " + takes.what)
                + "; write "
                + example);
      }
      return switch (this) {
        case HOLDOUT -> holdout(Double.parseDouble(argument));
        case K_FOLD -> kFold(Integer.parseInt(argument));
        case PER_USER -> perUser(Double.parseDouble(argument));
        case LEAVE -> leaveOut(Integer.parseInt(argument));
        case USERS -> users(Double.parseDouble(argument));
        case ITEMS -> items(Double.parseDouble(argument));
        case TIME -> time(Double.parseDouble(argument));
        case CONV_MF -> convMf(Double.parseDouble(argument));
        case FILES -> files(spec, argument.split(","), files);
      };
    }

    private static Splitter files(String spec, String[] names, RatingsReader files)
        throws IOException {
      return given(spec, files.read(names[0].strip()), files.read(names[1].strip()));
    }
  }

  /** What stands behind a kind's colon. */
  private enum Takes {
    SHARE("a share between 0 and 1"),
    FOLDS("a number of folds from 2 up"),
    COUNT("a number of ratings from 1 up"),
    FILES("a train and a test file");

    private final String what;

    Takes(String what) {
      this.what = what;
    }

    boolean accepts(String argument) {
      try {
        return switch (this) {
          case SHARE -> isShare(Double.parseDouble(argument));
          case FOLDS -> Integer.parseInt(argument) >= 2;
          case COUNT -> Integer.parseInt(argument) >= 1;
          case FILES -> argument.matches("[^,]*[^,\\s][^,]*,[^,]*[^,\\s][^,]*");
        };
      } catch (NumberFormatException e) {
        return false;
      }
    }
  }

  private static boolean isShare(double share) {
    return share > 0 && share < 1;
  }

  /** Refuses what is not a share above 0 and below 1. */
  static void checkShare(double share) {
    if (!isShare(share)) {
      throw new IllegalArgumentException(share + " is not a share between 0 and 1");
    }
  }

  /** {@code share} of {@code n}, rounded. */
  static int portion(double share, int n) {
    return (int) Math.round(share * n);
  }
}
