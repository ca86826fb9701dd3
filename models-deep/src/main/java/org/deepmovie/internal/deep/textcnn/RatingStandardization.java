package org.deepmovie.internal.deep.textcnn;

import org.deepmovie.data.Dataset;

/**
 * The ratings as the network predicts them: distances from the global mean, in quarters of the
 * width of the scale.
 *
 * @param mean the global mean
 * @param unit a quarter of the width of the scale
 */
record RatingStandardization(double mean, double unit) {

  static RatingStandardization of(Dataset data) {
    return new RatingStandardization(data.ratings().mean(), data.scale().unit());
  }

  float standardized(double rating) {
    return (float) ((rating - mean) / unit);
  }

  double rating(double standardized) {
    return mean + unit * standardized;
  }
}
