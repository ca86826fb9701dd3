package org.deepmovie.neighborhood.global;

import org.deepmovie.internal.leastsquares.Regularization;
import org.deepmovie.neighborhood.options.Similarity;
import org.deepmovie.neighborhood.options.SimilarityOptions;
import org.deepmovie.options.common.RegularizationScaling;

/**
 * How the weights of neighbors are fitted.
 *
 * @param options the options that all models with global weights have
 * @param initialWeight the w_ij before the first epoch are this multiple of the similarities
 * @param learningRate the learning rate in the first epoch
 * @param scaling how regularization grows with the number of ratings
 */
record NeighborWeightSettings(
    NeighborWeightOptions options,
    double initialWeight,
    double learningRate,
    RegularizationScaling scaling) {

  private static final int MIN_OVERLAP = 2;

  /** How the neighbors are chosen among {@code items} items. */
  SimilarityOptions similarities(int items) {
    return new SimilarityOptions(
        Similarity.PEARSON_BASELINE,
        MIN_OVERLAP,
        options.shrinkage(),
        0,
        Math.min(options.maxNeighbors(), Math.max(1, items)));
  }

  /** The regularization of w_ij. */
  Regularization explicitRegularization() {
    return new Regularization(options.neighborRegularization(), scaling);
  }

  /** The regularization of c_ij. */
  Regularization implicitRegularization() {
    return new Regularization(options.implicitRegularization(), scaling);
  }
}
