package org.deepmovie.deep.textcnn;

import org.deepmovie.data.Dataset;

/**
 * How the network sees ratings: as their distances from the mean, on a scale as wide as 1 to 5.
 *
 * @param mean the mean rating
 * @param width how many times as wide as 1 to 5 the scale is
 */
record RatingStandardization(double mean, double width) {

  static RatingStandardization of(Dataset data) {
    return new RatingStandardization(data.ratings().mean(), data.scale().unit());
  }

  float standardized(double rating) {
    return (float) ((rating - mean) / width);
  }

  double rating(double standardized) {
    return mean + width * standardized;
  }
}
