package org.deepmovie.deep.autorec;

import org.deepmovie.data.Dataset;
import org.deepmovie.recommend.BaselineEstimate;

/** What is subtracted from a rating before it is an input; a missing rating stands for it. */
public enum InputCentering {
  /** Nothing. */
  NONE,
  /** The middle of the scale, 3 on one from 1 to 5 (Sedhain et al. 2015, section 3). */
  MIDDLE,
  /** The global mean. */
  GLOBAL_MEAN,
  /** The baseline mu + b_u + b_i. */
  BASELINE;

  /** What is subtracted from the ratings of {@code data}. */
  BaselineEstimate of(Dataset data) {
    return switch (this) {
      case NONE -> constant(0, data);
      case MIDDLE -> constant((data.scale().min() + data.scale().max()) / 2, data);
      case GLOBAL_MEAN -> constant(data.ratings().mean(), data);
      case BASELINE -> BaselineEstimate.fallback(data.ratings());
    };
  }

  private static BaselineEstimate constant(double value, Dataset data) {
    return new BaselineEstimate(
        value, new float[data.users().size()], new float[data.items().size()]);
  }
}
