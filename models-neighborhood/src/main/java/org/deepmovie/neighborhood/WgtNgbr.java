package org.deepmovie.neighborhood;

import java.io.IOException;
import org.deepmovie.archive.ArchiveReader;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.model.Biases;
import org.deepmovie.model.ModelHeader;
import org.deepmovie.model.Recommender;
import org.deepmovie.model.Trainer;
import org.deepmovie.model.TrainingContext;
import org.deepmovie.model.Workers;
import org.deepmovie.options.OptionsType;

/**
 * Item neighbours with jointly derived interpolation weights (R. Bell and Y. Koren: Scalable
 * Collaborative Filtering with Jointly Derived Neighborhood Interpolation Weights, ICDM 2007):
 *
 * <pre>
 *   r_ui = b_ui + sum over j in S of w_j (r_uj - b_uj)          (Koren 2008, eq. 4)
 *   w = argmin w'A w - 2 b'w, so that A w = b
 *   A_jk, b_j: average products of residuals r - b_vj and r - b_vk, b_vj and b_vi
 * </pre>
 *
 * b_ui being the baseline with {@link GlobalEffects} (the biases alone in Koren 2008), and S the k
 * items most similar to i that u has rated, by shrunken correlation as in {@link Knn#correlations},
 * and the averages those of {@link ItemProducts}. The weights of a prediction are its own, do not
 * add up to one, and take into account how the neighbours are correlated with each other; with
 * {@code nonNegative} none is below 0.
 *
 * <p>Averages over different users need not make A positive definite; its diagonal is then raised
 * until it clearly is.
 */
public final class WgtNgbr implements Trainer {

  static final String NAME = "wgt-ngbr";

  private final WgtNgbrOptions options;

  /**
   * A trainer with the given options.
   *
   * @throws IllegalArgumentException if an option is out of range
   */
  public WgtNgbr(WgtNgbrOptions options) {
    this.options = OptionsType.checked(options);
  }

  @Override
  public Recommender fit(Dataset train, TrainingContext context) {
    train.requireRatings(NAME);
    RatingMatrix ratings = train.ratings();
    Biases biases = options.baseline().fit(ratings);
    ModelHeader header =
        ModelHeader.of(NAME, OptionsType.of(WgtNgbrOptions.class).format(options), train, context);
    try (Workers workers = new Workers(context.threads())) {
      Neighbors neighbors =
          new NeighborSearch(
                  options.similarities(),
                  ratings,
                  train.items(),
                  false,
                  biases,
                  train.scale().unit())
              .all(workers);
      return new WgtNgbrRecommender(header, options, ratings, biases, neighbors, workers);
    }
  }

  /** The products are worked out anew from the ratings, which every model file holds. */
  @Override
  public Recommender load(ModelHeader header, ArchiveReader archive) throws IOException {
    RatingMatrix ratings = RatingMatrix.of(header.catalogue().seen());
    Neighbors neighbors = Neighbors.load(archive, ratings.items());
    try (Workers workers = new Workers(Runtime.getRuntime().availableProcessors())) {
      return new WgtNgbrRecommender(
          header, options, ratings, options.baseline().fit(ratings), neighbors, workers);
    }
  }
}
