package org.deepmovie.deep.autorec;

import org.deepmovie.data.Dataset;
import org.deepmovie.recommend.BaselineEstimate;

/** What is taken off a rating before it is an input; it is also what an unseen one stands for. */
public enum InputCentering {
  /** Nothing. */
  NONE,
  /** The middle of the scale, 3 on one from 1 to 5 (Sedhain et al. 2015, section 3). */
  MIDDLE,
  /** The mean rating. */
  MEAN,
  /** The baseline mu + b_u + b_i. */
  BASELINE;

  /** Pulls the biases of the baseline to 0 as that many average ratings would. */
  static final double LAMBDA = 5;

  private static final int SWEEPS = 10;

  /** What is taken off the ratings of {@code data}. */
  BaselineEstimate of(Dataset data) {
    return switch (this) {
      case NONE -> constant(0, data);
      case MIDDLE -> constant((data.scale().min() + data.scale().max()) / 2, data);
      case MEAN -> constant(data.ratings().mean(), data);
      case BASELINE -> BaselineEstimate.fit(data.ratings(), LAMBDA, LAMBDA, SWEEPS);
    };
  }

  private static BaselineEstimate constant(double value, Dataset data) {
    return new BaselineEstimate(
        value, new float[data.users().size()], new float[data.items().size()]);
  }
}
