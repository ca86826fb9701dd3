package org.deepmovie.neighborhood.knn;

import java.io.IOException;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.internal.neighborhood.history.HistoryLimit;
import org.deepmovie.internal.neighborhood.search.NeighborLists;
import org.deepmovie.internal.neighborhood.search.NeighborSearch;
import org.deepmovie.neighborhood.options.NeighborCentering;
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
 * The k nearest neighbors, users or items. Among items:
 *
 * <pre>
 *   m_ui = c_ui + w_i sum over j in S of s_ij d_uj / s     s = sum over j in S of s_ij
 *   r_ui = (s m_ui + damping b_ui) / (s + damping)
 * </pre>
 *
 * (m: Sarwar et al. 2001, section 3.2.1). S are the k items most similar to i that u rated, and
 * s_ij their similarities. d_uj = (r_uj - c_uj) / w_j is the deviation of a rating from its center
 * c in units of its spread w: see {@link NeighborCentering}. Among users, in the same way, S are
 * the k users most similar to u who rated i (Herlocker et al. 1999, eq. 1). With the baseline as
 * center and correlations around the baseline, shrunk by n / (n + shrinkage), this is CorNgbr
 * (Koren 2008, eq. 2 and 3).
 *
 * <p>The papers predict m. Then one neighbor that is hardly similar counts as much as many similar
 * ones, and items that few people rated head every list. So predictions are shrunk towards the
 * baseline b; {@code damping=0} is the published form.
 *
 * <p>Where no neighbor has a rating, or the user or item is unknown, the prediction is the
 * baseline. Similarities are computed once. For each row the best {@code maxNeighbors} above 0 are
 * stored. Items are compared by {@code maxHistory} ratings of a user at most, and users by as many
 * ratings of an item.
 */
public final class Knn implements Trainer {

  /** The name of {@link #items}. */
  public static final String ITEM_KNN = "item-knn";

  /** The name of {@link #users}. */
  public static final String USER_KNN = "user-knn";

  /** The name of {@link #correlations}. */
  public static final String COR_NGBR = "cor-ngbr";

  private enum NeighborsAmong {
    USERS,
    ITEMS
  }

  private final String name;
  private final NeighborsAmong among;
  private final KnnOptions options;

  /** The options as they were given, for the header. */
  private final Record given;

  private Knn(String name, NeighborsAmong among, KnnOptions options, Record given) {
    this.name = name;
    this.among = among;
    this.options = options;
    this.given = given;
  }

  private static Knn of(String name, NeighborsAmong among, KnnOptions options) {
    OptionsMapper.checked(options);
    return new Knn(name, among, options, options);
  }

  /**
   * A trainer of {@code item-knn}: neighbors among items.
   *
   * @throws IllegalArgumentException if an option is out of range
   */
  public static Knn items(KnnOptions options) {
    return of(ITEM_KNN, NeighborsAmong.ITEMS, options);
  }

  /**
   * A trainer of {@code user-knn}: neighbors among users.
   *
   * @throws IllegalArgumentException if an option is out of range
   */
  public static Knn users(KnnOptions options) {
    return of(USER_KNN, NeighborsAmong.USERS, options);
  }

  /**
   * A trainer of {@code cor-ngbr}: item neighbors by shrunken correlations around the baseline.
   *
   * @throws IllegalArgumentException if an option is out of range
   */
  public static Knn correlations(CorNgbrOptions options) {
    OptionsMapper.checked(options);
    return new Knn(COR_NGBR, NeighborsAmong.ITEMS, options.knn(), options);
  }

  @Override
  public Recommender fit(Dataset train, TrainingContext context) {
    train.requireRatings(name);
    ModelHeader header = context.header(name, given, train);
    KnnOptions chosen = OptionsMapper.chosenBy(options, train.ratings());
    return new Knn(name, among, chosen, given)
        .fit(header, train.ratings(), context.threads(), context.listener());
  }

  /** The model that {@code header} names, of all {@code ratings}. */
  Recommender fit(ModelHeader header, RatingMatrix ratings) {
    return fit(header, ratings, Runtime.getRuntime().availableProcessors(), epoch -> {});
  }

  private Recommender fit(
      ModelHeader header, RatingMatrix ratings, int threads, TrainingListener listener) {
    BaselineEstimate biases = options.average().baseline().fit(ratings);
    NeighborSearch search = search(header.catalog(), ratings, biases);
    int rows = among == NeighborsAmong.USERS ? ratings.users() : ratings.items();
    NeighborLists neighbors;
    try (Workers workers = new Workers(threads)) {
      neighbors = search.all(workers, listener.task("neighbors", rows));
    }
    return switch (among) {
      case ITEMS -> new ItemKnnRecommender(header, options, ratings, biases, neighbors);
      case USERS -> new UserKnnRecommender(header, options, ratings, biases, neighbors, search);
    };
  }

  private NeighborSearch search(Catalog catalog, RatingMatrix ratings, BaselineEstimate biases) {
    boolean users = among == NeighborsAmong.USERS;
    IdMap ids = users ? catalog.users() : catalog.items();
    double unit = catalog.scale().unit();
    HistoryLimit limit = new HistoryLimit(options.history(), catalog.users(), catalog.items());
    RatingMatrix compared = users ? limit.ofItems(ratings) : limit.of(ratings);
    return new NeighborSearch(options.similarities(), compared, ids, users, biases, unit);
  }

  @Override
  public boolean usesValidation() {
    return false;
  }

  @Override
  public Recommender load(ModelHeader header, ArchiveReader archive) throws IOException {
    Catalog catalog = header.catalog();
    RatingMatrix ratings = RatingMatrix.of(catalog.ratings());
    BaselineEstimate biases = options.average().baseline().fit(ratings);
    return switch (among) {
      case ITEMS ->
          new ItemKnnRecommender(
              header, options, ratings, biases, NeighborLists.load(archive, ratings.items()));
      case USERS ->
          new UserKnnRecommender(
              header,
              options,
              ratings,
              biases,
              NeighborLists.load(archive, ratings.users()),
              search(catalog, ratings, biases));
    };
  }

  @Override
  public String toString() {
    return OptionsMapper.describe(name, given);
  }
}
