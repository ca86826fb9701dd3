package org.deepmovie.mf.baseline;

/** What {@link Popularity} counts. */
public enum PopularityMeasure {
  /** The users who interacted with the item, by a rating or otherwise. */
  INTERACTIONS,
  /** The users who rated it at least {@link org.deepmovie.data.RatingScale#relevanceThreshold}. */
  LIKES
}
