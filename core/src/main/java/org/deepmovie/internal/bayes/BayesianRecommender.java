package org.deepmovie.internal.bayes;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.index.ExactIndex;
import org.deepmovie.index.ItemSearch;
import org.deepmovie.index.VectorIndex;
import org.deepmovie.index.VectorIndexFactory;
import org.deepmovie.index.VectorRecommender;
import org.deepmovie.index.VectorSimilarity;
import org.deepmovie.recommend.Capability;
import org.deepmovie.recommend.FoldedInUser;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.recommend.PredictionInterval;
import org.deepmovie.store.ArchiveWriter;
import org.jspecify.annotations.Nullable;

/**
 * Predicts by the mean over draws from the posterior, or where the {@link ColdStartRule} says so by
 * the baseline. A new user with ratings has, in each draw, the mean of the posterior given these
 * ratings.
 */
public class BayesianRecommender implements VectorRecommender {

  private final ModelHeader header;
  private final PosteriorDraws draws;
  private final ExactIndex index;
  private final ItemSearch search;
  private final ColdStartRule coldStart;

  /** A recommender on {@code draws}. */
  public BayesianRecommender(ModelHeader header, PosteriorDraws draws) {
    this(header, draws, false);
  }

  /**
   * A recommender on {@code draws}.
   *
   * @param readsUsers whether features give users without ratings vectors of their own, too
   */
  protected BayesianRecommender(ModelHeader header, PosteriorDraws draws, boolean readsUsers) {
    this.header = header;
    this.draws = draws;
    FloatMatrix items = draws.items();
    this.index =
        new ExactIndex(
            items.values(), known(items), items.columns(), VectorSimilarity.INNER_PRODUCT);
    this.search = search(draws, index, ExactIndex.factory());
    this.coldStart = ColdStartRule.of(RatingMatrix.of(header.catalog().ratings()), readsUsers);
  }

  @Override
  public final ModelHeader header() {
    return header;
  }

  /** The draws. */
  public final PosteriorDraws draws() {
    return draws;
  }

  @Override
  public double predict(int user, int item) {
    catalog().checkPair(user, item);
    return catalog().scale().clip(mean(user, item));
  }

  private double mean(int user, int item) {
    return coldStart.usesDraws(user, item)
        ? draws.mean(user, item)
        : coldStart.baseline().value(user, item);
  }

  @Override
  public void score(int user, float[] into) {
    catalog().checkScores(user, into);
    if (!coldStart.hasVectors(user)) {
      for (int item = 0; item < into.length; item++) {
        into[item] = (float) mean(user, item);
      }
      return;
    }
    index.scores(draws.user(user), into);
    for (int item = 0; item < into.length; item++) {
      into[item] = (float) draws.rating(into[item]);
    }
  }

  @Override
  public Optional<float[]> query(int user) {
    return coldStart.hasVectors(user) ? Optional.of(draws.user(user)) : Optional.empty();
  }

  @Override
  public final ItemSearch search() {
    return search;
  }

  /** Items are similar by the vectors of all draws side by side, without biases. */
  @Override
  public final ItemSearch search(VectorIndexFactory factory) {
    FloatMatrix items = draws.items();
    return search(
        draws,
        factory.index(
            items.values(), known(items), items.columns(), VectorSimilarity.INNER_PRODUCT),
        factory);
  }

  private static ItemSearch search(
      PosteriorDraws draws, VectorIndex ranked, VectorIndexFactory factory) {
    return new ItemSearch(
        ranked,
        () -> factory.index(draws.itemFactors(), VectorSimilarity.COSINE),
        item -> item != IdMap.UNKNOWN);
  }

  /** The rows before that of the unknown item. */
  private static int known(FloatMatrix items) {
    return items.rows() - 1;
  }

  @Override
  public Set<Capability> capabilities() {
    return Capability.union(
        VectorRecommender.super.capabilities(), Capability.PREDICTION_INTERVALS);
  }

  @Override
  public PredictionInterval predictInterval(int user, int item, double level) {
    return PredictionInterval.normal(
        mean(user, item),
        draws.deviation(
            user, item, !coldStart.baseline().isRater(user), !coldStart.baseline().isRated(item)),
        level,
        catalog().scale());
  }

  @Override
  public FoldedInUser foldIn(Map<String, ? extends Number> ratings, ItemSearch where) {
    return catalog().ratingsByItem(ratings).isEmpty()
        ? FoldedInUser.of(this, ratings, item -> mean(IdMap.UNKNOWN, item))
        : foldIn(ratings, null, where);
  }

  /**
   * Folds in with prior means.
   *
   * @param priorMeans as in {@link PosteriorDraws#foldIn}
   */
  protected final FoldedInUser foldIn(
      Map<String, ? extends Number> ratings, float @Nullable [] priorMeans, ItemSearch where) {
    Map<Integer, Double> known = catalog().ratingsByItem(ratings);
    int[] items = known.keySet().stream().mapToInt(item -> item).sorted().toArray();
    double[] values = IntStream.of(items).mapToDouble(known::get).toArray();
    FloatMatrix user = draws.foldIn(items, values, priorMeans);
    float[] query = user.row(0);
    return FoldedInUser.of(this, ratings, item -> draws.mean(user, 0, item))
        .withSearch((n, filter) -> where.best(query, n, filter));
  }

  @Override
  public void save(ArchiveWriter archive) throws IOException {
    draws.save(archive);
  }

  @Override
  public String toString() {
    return header().toString();
  }
}
