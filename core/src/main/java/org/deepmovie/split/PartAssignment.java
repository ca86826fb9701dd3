package org.deepmovie.split;

import org.deepmovie.data.Dataset;
import org.deepmovie.data.RatingMatrix;

/** Which part each rating of a data set goes to; a rating that is never put anywhere is dropped. */
final class PartAssignment {

  enum Part {
    DROPPED,
    TRAIN,
    VALIDATION,
    TEST
  }

  private final String spec;
  private final Dataset data;
  private final byte[] parts;

  /**
   * All ratings dropped.
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

  /** Refuses data without ratings. */
  static void requireRatings(String spec, Dataset data) {
    if (data.ratings().size() == 0) {
      throw new IllegalArgumentException(
          "split '" + spec + "': data set '" + data.name() + "' has no ratings");
    }
  }

  /** Puts the rating at {@code position} of the ratings by user into {@code part}. */
  void put(int position, Part part) {
    parts[position] = (byte) part.ordinal();
  }

  /** Whether the rating at {@code position} is in {@code part}. */
  boolean isIn(int position, Part part) {
    return parts[position] == part.ordinal();
  }

  /**
   * The ratings of each part.
   *
   * @throws IllegalArgumentException if train or test is empty
   */
  Split split() {
    RatingMatrix train = ratings(Part.TRAIN);
    RatingMatrix test = ratings(Part.TEST);
    if (train.size() == 0 || test.size() == 0) {
      throw new IllegalArgumentException(
          "split '"
              + spec
              + "': of "
              + parts.length
              + " ratings "
              + train.size()
              + " would go to train and "
              + test.size()
              + " to test; neither may be empty");
    }
    return new Split(data.withRatings(train), ratings(Part.VALIDATION), test);
  }

  RatingMatrix ratings(Part part) {
    return data.ratings().filter(p -> isIn(p, part));
  }
}
