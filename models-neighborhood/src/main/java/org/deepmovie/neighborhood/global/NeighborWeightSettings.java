package org.deepmovie.neighborhood.global;

import org.deepmovie.internal.leastsquares.Regularization;
import org.deepmovie.neighborhood.Similarity;
import org.deepmovie.neighborhood.SimilarityOptions;

/**
 * How global weights of neighbours are fitted.
 *
 * @param k the number of neighbours of an item
 * @param lambda2 shrinks the correlations by which they are chosen
 * @param initial what multiplies the similarities to give the w_ij to start from
 * @param rate how far a step goes in the first epoch
 * @param lambdaExplicit regularizes w_ij
 * @param implicitRegularization regularizes c_ij
 * @param weighting how regularization grows with the number of ratings
 */
public record NeighborWeightSettings(
    int k,
    double lambda2,
    double initial,
    double rate,
    double lambdaExplicit,
    double implicitRegularization,
    Regularization.Scaling weighting) {

  private static final int MIN_OVERLAP = 2;

  /** By which the neighbours are chosen among so many items. */
  SimilarityOptions similarities(int items) {
    return new SimilarityOptions(
        Similarity.PEARSON_BASELINE, MIN_OVERLAP, lambda2, 0, Math.min(k, Math.max(1, items)));
  }
}
