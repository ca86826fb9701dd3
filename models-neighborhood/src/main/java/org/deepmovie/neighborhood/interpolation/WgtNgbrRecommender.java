package org.deepmovie.neighborhood.interpolation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.internal.neighborhood.history.HistoryLimit;
import org.deepmovie.internal.neighborhood.history.NewUserRatings;
import org.deepmovie.internal.neighborhood.search.NeighborLists;
import org.deepmovie.internal.update.CatalogUpdate;
import org.deepmovie.recommend.BaselineEstimate;
import org.deepmovie.recommend.Capability;
import org.deepmovie.recommend.Catalog;
import org.deepmovie.recommend.Explanation;
import org.deepmovie.recommend.FoldedInUser;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.recommend.ScoredItem;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.store.ArchiveWriter;
import org.deepmovie.store.Storable;
import org.deepmovie.train.TrainingListener;
import org.deepmovie.train.Workers;

/** The model that {@link WgtNgbr} fits. */
final class WgtNgbrRecommender implements Recommender, Storable {

  private static final String HELD_OUT_PRODUCTS = "held_out_products.json";

  private final ModelHeader header;
  private final WgtNgbrOptions options;
  private final BaselineEstimate biases;
  private final GlobalEffects effects;
  private final boolean heldOutProducts;
  private final CsrMatrix byUser;
  private final NeighborLists neighbors;
  private final ThreadLocal<InterpolationSolver> solvers;

  /**
   * The model.
   *
   * @param heldOutProducts whether products with an unknown rating are those of a held-out one
   */
  WgtNgbrRecommender(
      ModelHeader header,
      WgtNgbrOptions options,
      RatingMatrix ratings,
      BaselineEstimate biases,
      NeighborLists neighbors,
      boolean heldOutProducts,
      Workers workers,
      TrainingListener listener) {
    this.header = header;
    this.heldOutProducts = heldOutProducts;
    this.options = options;
    this.biases = biases;
    this.effects = options.effects(ratings, biases, header.catalog().scale().unit());
    this.byUser = effects.residuals(ratings);
    this.neighbors = neighbors;
    Catalog catalog = header.catalog();
    CsrMatrix compared =
        new HistoryLimit(options.history(), catalog.users(), catalog.items()).of(byUser);
    ItemProducts products =
        new ItemProducts(
            compared.transpose(),
            compared,
            heldOutProducts
                ? ItemProducts.heldOutExcess(byUser, options.baseline().userBiasRegularization())
                : 0,
            options.productShrinkage(),
            options.millionCachedPairs(),
            workers,
            listener.task("products of items", ratings.items()));
    this.solvers =
        ThreadLocal.withInitial(() -> new InterpolationSolver(options, neighbors, products));
  }

  @Override
  public ModelHeader header() {
    return header;
  }

  private static boolean areKnown(int user, int item) {
    return user != IdMap.UNKNOWN && item != IdMap.UNKNOWN;
  }

  @Override
  public double predict(int user, int item) {
    double baseline = effects.value(user, item);
    return catalog()
        .scale()
        .clip(
            areKnown(user, item)
                ? baseline + solvers.get().solve(byUser, user, item).sum()
                : baseline);
  }

  @Override
  public void score(int user, float[] into) {
    catalog().checkScores(user, into);
    if (user == IdMap.UNKNOWN) {
      for (int item = 0; item < into.length; item++) {
        into[item] = (float) effects.value(user, item);
      }
      return;
    }
    InterpolationSolver solver = solvers.get();
    solver.prepare(byUser, user);
    for (int item = 0; item < into.length; item++) {
      into[item] = (float) (effects.value(user, item) + solver.solve(byUser, user, item).sum());
    }
  }

  @Override
  public Set<Capability> capabilities() {
    return Capability.union(
        Recommender.super.capabilities(),
        Capability.UPDATES,
        Capability.EXPLANATIONS,
        Capability.SIMILAR_ITEMS);
  }

  /** The model is that of a fit to all ratings with the same options. */
  @Override
  public Recommender updated(Dataset data) {
    CatalogUpdate update = CatalogUpdate.of(this, data);
    int threads = Runtime.getRuntime().availableProcessors();
    return update.isEmpty()
        ? this
        : new WgtNgbr(options).fit(update.header(), update.ratings(), threads, epoch -> {});
  }

  @Override
  public List<ScoredItem> similar(int item, int n) {
    return neighbors.similar(this, item, n);
  }

  @Override
  public Explanation explain(int user, int item) {
    double baseline = effects.value(user, item);
    if (!areKnown(user, item)) {
      return new Explanation(baseline, baseline, 0, List.of());
    }
    InterpolatedNeighbors rated = solvers.get().solve(byUser, user, item);
    List<Explanation.Contribution> contributions = new ArrayList<>();
    for (int n = 0; n < rated.count(); n++) {
      contributions.add(catalog().contribution(user, rated.item(n), rated.amount(n)));
    }
    return new Explanation(baseline + rated.sum(), baseline, 0, contributions);
  }

  @Override
  public FoldedInUser foldIn(Map<String, ? extends Number> ratings) {
    NewUserRatings user =
        NewUserRatings.of(catalog().ratingsByItem(ratings), biases, options.baseline());
    double[] residuals = user.residuals(biases);
    EffectSlopes slopes = effects.slopes(user.items(), residuals);
    CsrMatrix row = user.row(biases.item().length, residuals);
    return FoldedInUser.of(
        this,
        ratings,
        item ->
            user.bias()
                + biases.value(IdMap.UNKNOWN, item)
                + effects.added(slopes, item)
                + solvers.get().solve(row, 0, item).sum());
  }

  @Override
  public void save(ArchiveWriter archive) throws IOException {
    neighbors.save(archive);
    if (heldOutProducts) {
      archive.json(HELD_OUT_PRODUCTS, true);
    }
  }

  /** Whether the saved model has products of held-out ratings; files of older versions do not. */
  static boolean hasHeldOutProducts(ArchiveReader archive) {
    return archive.contains(HELD_OUT_PRODUCTS);
  }

  @Override
  public String toString() {
    return header().toString();
  }
}
