package org.deepmovie.mf.baseline;

import org.deepmovie.options.Hyperparameter;

/** Options of {@link Popularity}; defaults, ranges and meaning stand on the components. */
public record PopularityOptions(
    @Hyperparameter(
            value = "ratings",
            doc = "what is counted: ratings, or those of users who liked the item (likes)")
        Count count,
    BaselineOptions baseline) {

  /** What is counted. */
  public enum Count {
    /** How many had to do with the item: who rated it, and whom other feedback names. */
    RATINGS,
    /** How many rated it at least {@link org.deepmovie.data.RatingScale#likedFrom}. */
    LIKES
  }
}
