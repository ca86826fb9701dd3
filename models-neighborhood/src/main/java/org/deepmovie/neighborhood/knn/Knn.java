package org.deepmovie.neighborhood.knn;

import java.io.IOException;
import java.util.Map;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.internal.neighborhood.NeighborLists;
import org.deepmovie.internal.neighborhood.NeighborSearch;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.recommend.BaselineEstimate;
import org.deepmovie.recommend.Catalog;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.train.Trainer;
import org.deepmovie.train.TrainingContext;
import org.deepmovie.train.Workers;

/**
 * The k nearest neighbours, users or items. Among items,
 *
 * <pre>
 *   r_ui = c_ui + w_i sum over j in S of s_ij d_uj / sum over j in S of |s_ij|
 * </pre>
 *
 * (Sarwar et al. 2001, section 3.2.1), S being the k items most similar to i that u has rated, d_uj
 * = (r_uj - c_uj) / w_j the deviation of a rating from its centre c in widths w: see {@link
 * NeighborCentering}. Among users, in the same way, S are the k users most similar to u who have
 * rated i (Herlocker et al. 1999, eq. 1). With the baseline as centre and the correlation of what
 * it leaves, shrunk by n / (n + lambda2), this is CorNgbr (Koren 2008, eq. 2 and 3).
 *
 * <p>Where there are no neighbours with a rating, or user or item is not known, the baseline is
 * predicted. Similarities are worked out once, {@code kept} of them are remembered for each row,
 * and only those above 0.
 */
public final class Knn implements Trainer {

  /** Whose neighbours. */
  enum Side {
    USERS,
    ITEMS
  }

  private final String name;
  private final Side side;
  private final KnnOptions options;
  private final Map<String, String> optionValues;

  private Knn(String name, Side side, KnnOptions options, Map<String, String> optionValues) {
    this.name = name;
    this.side = side;
    this.options = options;
    this.optionValues = optionValues;
  }

  private static Knn of(String name, Side side, KnnOptions options) {
    OptionsMapper.checked(options);
    return new Knn(name, side, options, OptionsMapper.of(KnnOptions.class).format(options));
  }

  /**
   * Neighbours among items.
   *
   * @throws IllegalArgumentException if an option is out of range
   */
  public static Knn items(KnnOptions options) {
    return of(ItemKnnProvider.NAME, Side.ITEMS, options);
  }

  /**
   * Neighbours among users.
   *
   * @throws IllegalArgumentException if an option is out of range
   */
  public static Knn users(KnnOptions options) {
    return of(UserKnnProvider.NAME, Side.USERS, options);
  }

  /**
   * CorNgbr.
   *
   * @throws IllegalArgumentException if an option is out of range
   */
  public static Knn correlations(CorNgbrOptions options) {
    OptionsMapper.checked(options);
    return new Knn(
        CorNgbrProvider.NAME,
        Side.ITEMS,
        options.knn(),
        OptionsMapper.of(CorNgbrOptions.class).format(options));
  }

  @Override
  public Recommender fit(Dataset train, TrainingContext context) {
    train.requireRatings(name);
    RatingMatrix ratings = train.ratings();
    BaselineEstimate biases = options.baseline().fit(ratings);
    ModelHeader header = ModelHeader.of(name, optionValues, train, context);
    NeighborSearch search = search(header.catalogue(), ratings, biases);
    NeighborLists neighbors;
    try (Workers workers = new Workers(context.threads())) {
      neighbors = search.all(workers);
    }
    return switch (side) {
      case ITEMS -> new ItemKnnRecommender(header, options, ratings, biases, neighbors);
      case USERS -> new UserKnnRecommender(header, options, ratings, biases, neighbors, search);
    };
  }

  private NeighborSearch search(Catalog catalogue, RatingMatrix ratings, BaselineEstimate biases) {
    boolean users = side == Side.USERS;
    IdMap ids = users ? catalogue.users() : catalogue.items();
    double unit = catalogue.scale().unit();
    return new NeighborSearch(options.similarities(), ratings, ids, users, biases, unit);
  }

  @Override
  public Recommender load(ModelHeader header, ArchiveReader archive) throws IOException {
    Catalog catalogue = header.catalogue();
    RatingMatrix ratings = RatingMatrix.of(catalogue.seen());
    BaselineEstimate biases = options.baseline().fit(ratings);
    return switch (side) {
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
              search(catalogue, ratings, biases));
    };
  }
}
