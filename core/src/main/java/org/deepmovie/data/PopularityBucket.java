package org.deepmovie.data;

/** Classes of items by their number of training ratings. */
public enum PopularityBucket {
  /** No training rating: cold start. */
  COLD(0, 0),
  /** 1 to 5 training ratings. */
  RARE(1, 5),
  /** 6 to 20 training ratings. */
  OCCASIONAL(6, 20),
  /** 21 training ratings or more. */
  POPULAR(21, Integer.MAX_VALUE);

  private final int from;
  private final int to;

  PopularityBucket(int from, int to) {
    this.from = from;
    this.to = to;
  }

  /** The bucket of an item with {@code trainingRatings} training ratings. */
  public static PopularityBucket of(int trainingRatings) {
    if (trainingRatings > OCCASIONAL.to) {
      return POPULAR;
    }
    if (trainingRatings > RARE.to) {
      return OCCASIONAL;
    }
    return trainingRatings > COLD.to ? RARE : COLD;
  }

  /** The range of training ratings for tables: "0", "1-5", "6-20", "21+". */
  public String label() {
    if (to == Integer.MAX_VALUE) {
      return from + "+";
    }
    return from == to ? String.valueOf(from) : from + "-" + to;
  }
}
