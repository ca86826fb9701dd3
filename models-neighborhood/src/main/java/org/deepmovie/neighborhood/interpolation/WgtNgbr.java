package org.deepmovie.neighborhood.interpolation;

import java.io.IOException;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.internal.neighborhood.history.HistoryLimit;
import org.deepmovie.internal.neighborhood.search.NeighborLists;
import org.deepmovie.internal.neighborhood.search.NeighborSearch;
import org.deepmovie.neighborhood.knn.Knn;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.recommend.BaselineEstimate;
import org.deepmovie.recommend.Catalog;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.train.Trainer;
import org.deepmovie.train.TrainingContext;
import org.deepmovie.train.TrainingListener;
import org.deepmovie.train.Workers;

/**
 * Item neighbors with jointly derived interpolation weights (R. Bell and Y. Koren: Scalable
 * Collaborative Filtering with Jointly Derived Neighborhood Interpolation Weights, ICDM 2007):
 *
 * <pre>
 *   r_ui = b_ui + sum over j in S of w_j (r_uj - b_uj)          (Koren 2008, eq. 4)
 *   w = argmin w'A w - 2 b'w, so that A w = b
 *   A_jk, b_j: average products of residuals r - b_vj and r - b_vk, b_vj and b_vi
 * </pre>
 *
 * b_ui is the baseline with global effects, the slopes of a user's ratings over the items' biases
 * and over their numbers of ratings (the biases alone in Koren 2008). S are the k items most
 * similar to i that u rated, by shrunken correlation as in {@link Knn#correlations}. The averages
 * are shrunk towards those over all pairs of items, by {@code productShrinkage}. Residuals of a
 * user's training ratings almost cancel out, as the user's bias was fitted to them; with a rating
 * that is to be predicted they do not. So b has products as they are if that rating is held out.
 *
 * <p>Each prediction has weights of its own. They do not add up to one, and take into account how
 * the neighbors are correlated with each other. With {@code nonNegative} none is below 0.
 *
 * <p>Averages over different users need not make A positive definite; its diagonal is then raised
 * until it clearly is.
 */
public final class WgtNgbr implements Trainer {

  /** The name by which the model is asked for. */
  public static final String NAME = "wgt-ngbr";

  private final WgtNgbrOptions options;

  /**
   * A trainer with the given options.
   *
   * @throws IllegalArgumentException if an option is out of range
   */
  public WgtNgbr(WgtNgbrOptions options) {
    this.options = OptionsMapper.checked(options);
  }

  @Override
  public Recommender fit(Dataset train, TrainingContext context) {
    train.requireRatings(NAME);
    WgtNgbrOptions chosen = OptionsMapper.chosenBy(options, train.ratings());
    return new WgtNgbr(chosen)
        .fit(
            context.header(NAME, chosen, train),
            train.ratings(),
            context.threads(),
            context.listener());
  }

  /** The model of the ratings, also after an update. */
  Recommender fit(
      ModelHeader header, RatingMatrix ratings, int threads, TrainingListener listener) {
    Catalog catalog = header.catalog();
    BaselineEstimate biases = options.baseline().fit(ratings);
    try (Workers workers = new Workers(threads)) {
      NeighborLists neighbors =
          new NeighborSearch(
                  options.similarities(),
                  new HistoryLimit(options.history(), catalog.users(), catalog.items()).of(ratings),
                  catalog.items(),
                  false,
                  biases,
                  catalog.scale().unit())
              .all(workers, listener.task("neighbors", catalog.items().size()));
      return new WgtNgbrRecommender(
          header, options, ratings, biases, neighbors, true, workers, listener);
    }
  }

  /** Computes the products anew from the ratings, which every model file holds. */
  @Override
  public boolean usesValidation() {
    return false;
  }

  @Override
  public Recommender load(ModelHeader header, ArchiveReader archive) throws IOException {
    RatingMatrix ratings = RatingMatrix.of(header.catalog().ratings());
    NeighborLists neighbors = NeighborLists.load(archive, ratings.items());
    try (Workers workers = new Workers(Runtime.getRuntime().availableProcessors())) {
      return new WgtNgbrRecommender(
          header,
          options,
          ratings,
          options.baseline().fit(ratings),
          neighbors,
          WgtNgbrRecommender.hasHeldOutProducts(archive),
          workers,
          epoch -> {});
    }
  }

  @Override
  public String toString() {
    return OptionsMapper.describe(NAME, options);
  }
}
