package org.deepmovie.split;

import java.util.regex.Pattern;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.RatingMatrix;

/** Assigns each rating of a data set to a part of a split; unassigned ratings are dropped. */
final class PartAssignment {

  private static final Pattern SHARE = Pattern.compile("[a-z-]+:0?\\.\\d+");

  private final String spec;
  private final Dataset data;
  private final byte[] parts;

  /**
   * An assignment without assigned ratings.
   *
   * @param spec the splitter's spec, for error messages
   * @throws IllegalArgumentException if there are no ratings
   */
  PartAssignment(String spec, Dataset data) {
    requireRatings(spec, data);
    this.spec = spec;
    this.data = data;
    this.parts = new byte[data.ratings().size()];
  }

  /** Requires that there are ratings. */
  static void requireRatings(String spec, Dataset data) {
    if (data.ratings().size() == 0) {
      throw new IllegalArgumentException(
          "split '" + spec + "': data set '" + data.name() + "' has no ratings");
    }
  }

  /** Assigns the rating at {@code position} of the ratings by user to {@code part}. */
  void put(int position, SplitPart part) {
    parts[position] = (byte) part.ordinal();
  }

  /** Whether the rating at {@code position} is in {@code part}. */
  boolean isIn(int position, SplitPart part) {
    return parts[position] == part.ordinal();
  }

  /**
   * The split.
   *
   * @throws IllegalArgumentException if the training set or the test set is empty
   */
  Split split() {
    RatingMatrix train = ratings(SplitPart.TRAIN);
    RatingMatrix test = ratings(SplitPart.TEST);
    if (train.size() == 0 || test.size() == 0) {
      throw new IllegalArgumentException(
          ("split '%s': of %d ratings %d would go to the training set and %d to"
                  + " the test set; neither may be empty, so give more ratings or %s")
              .formatted(spec, parts.length, train.size(), test.size(), otherSplit()));
    }
    return new Split(data.withRatings(train), ratings(SplitPart.VALIDATION), test);
  }

  private String otherSplit() {
    return SHARE.matcher(spec).matches()
        ? "a share nearer to a half, such as " + spec.replaceFirst(":.*", ":0.5")
        : "another split, such as holdout:0.5";
  }

  RatingMatrix ratings(SplitPart part) {
    return data.ratings().filter(p -> isIn(p, part));
  }
}
