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
  MEAN,
  /** The baseline mu + b_u + b_i. */
  BASELINE;

  static final double BASELINE_REGULARIZATION = 5;

  private static final int BASELINE_EPOCHS = 10;

  /** What is subtracted from the ratings of {@code data}. */
  BaselineEstimate of(Dataset data) {
    return switch (this) {
      case NONE -> constant(0, data);
      case MIDDLE -> constant((data.scale().min() + data.scale().max()) / 2, data);
      case MEAN -> constant(data.ratings().mean(), data);
      case BASELINE ->
          BaselineEstimate.fit(
              data.ratings(), BASELINE_REGULARIZATION, BASELINE_REGULARIZATION, BASELINE_EPOCHS);
    };
  }

  private static BaselineEstimate constant(double value, Dataset data) {
    return new BaselineEstimate(
        value, new float[data.users().size()], new float[data.items().size()]);
  }
}
