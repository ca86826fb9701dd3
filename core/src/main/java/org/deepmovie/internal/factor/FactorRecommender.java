package org.deepmovie.internal.factor;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.index.ExactIndex;
import org.deepmovie.index.ItemSearch;
import org.deepmovie.index.VectorIndexFactory;
import org.deepmovie.index.VectorRecommender;
import org.deepmovie.index.VectorSimilarity;
import org.deepmovie.internal.leastsquares.AlsUpdater;
import org.deepmovie.internal.leastsquares.Regularization;
import org.deepmovie.recommend.FoldedInUser;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.store.ArchiveWriter;
import org.jspecify.annotations.Nullable;

/**
 * Recommends by the vectors of a {@link FactorModel}. New users are folded in. Items are similar if
 * their vectors, without biases, point in the same direction.
 */
public class FactorRecommender implements VectorRecommender {

  /** Computes the vector of a new user. */
  @FunctionalInterface
  public interface UserFolding {
    /**
     * The vector of a user with the given ratings.
     *
     * @param items indices of the rated items, ascending, at least one
     * @param ratings their ratings
     * @return a vector of the same kind as the model's users
     */
    float[] vector(int[] items, double[] ratings);
  }

  private final ModelHeader header;
  private final FactorModel model;
  private final UserFolding folding;
  private final String settings;
  private final InnerProducts products;
  private final ExactIndex index;
  private final ItemSearch search;

  /**
   * A recommender on {@code model}.
   *
   * @param settings the name of the JSON entry of its archive, such as "pmf.json"
   */
  public FactorRecommender(
      ModelHeader header, FactorModel model, UserFolding folding, String settings) {
    this.header = header;
    this.model = model;
    this.folding = folding;
    this.settings = settings;
    this.products = new InnerProducts(model);
    this.index = new ExactIndex(products.items(), VectorSimilarity.INNER_PRODUCT);
    this.search = products.search(index, ExactIndex.factory());
  }

  /** Folds in by a ridge regression of the new user's ratings on the items' vectors. */
  public static UserFolding ridge(FactorModel model, Regularization regularization) {
    return ridge(model, regularization, regularization);
  }

  /** Folds in as above, with another regularization of the bias. */
  public static UserFolding ridge(
      FactorModel model, Regularization regularization, Regularization biasRegularization) {
    return ridge(model, regularization, biasRegularization, null);
  }

  /**
   * Folds in as above, with a prior mean.
   *
   * @param prior the prior mean of the user's vector, or null for 0
   */
  public static UserFolding ridge(
      FactorModel model,
      Regularization regularization,
      Regularization biasRegularization,
      float @Nullable [] prior) {
    return (items, ratings) ->
        new AlsUpdater(model.items().columns(), model.biased(), model.globalMean(), 1)
            .foldIn(
                model.items(),
                items,
                ratings,
                regularization.of(items.length),
                biasRegularization.of(items.length),
                prior);
  }

  @Override
  public final ModelHeader header() {
    return header;
  }

  /** The vectors. */
  public final FactorModel model() {
    return model;
  }

  /**
   * The vector of a new user.
   *
   * @param items indices of the rated items, ascending, at least one
   * @param ratings targets of the prediction for them, on the rating scale or not
   */
  public final float[] fold(int[] items, double[] ratings) {
    return folding.vector(items, ratings);
  }

  /**
   * The rating for an inner product with its biases; by default the product itself. It never falls
   * with the product.
   */
  protected double rating(double product) {
    return product;
  }

  @Override
  public double predict(int user, int item) {
    return catalog().scale().clip(rating(model.predict(user, item)));
  }

  @Override
  public void score(int user, float[] into) {
    catalog().checkScores(user, into);
    Optional<float[]> query = query(user);
    if (query.isEmpty()) {
      for (int item = 0; item < into.length; item++) {
        into[item] = (float) rating(model.predict(user, item));
      }
      return;
    }
    index.scores(query.get(), into);
    double base = products.base(user);
    for (int item = 0; item < into.length; item++) {
      into[item] = (float) rating(base + into[item]);
    }
  }

  @Override
  public Optional<float[]> query(int user) {
    return products.query(user);
  }

  @Override
  public final ItemSearch search() {
    return search;
  }

  @Override
  public final ItemSearch search(VectorIndexFactory factory) {
    return products.search(factory);
  }

  @Override
  public FoldedInUser foldIn(Map<String, ? extends Number> ratings, ItemSearch other) {
    return foldIn(ratings, folding, Optional.empty(), other);
  }

  /**
   * Folds in by another way to compute the vector.
   *
   * @param unrated the vector of the user without ratings, if there is one
   * @param where the index in which recommended items are searched
   */
  protected final FoldedInUser foldIn(
      Map<String, ? extends Number> ratings,
      UserFolding other,
      Optional<FloatMatrix> unrated,
      ItemSearch where) {
    Map<Integer, Double> known = catalog().ratingsByItem(ratings);
    int[] items =
        known.keySet().stream()
            .mapToInt(item -> item)
            .filter(item -> model.knowsItem(item) || model.biased())
            .sorted()
            .toArray();
    if (items.length == 0) {
      return foldedIn(ratings, unrated, where);
    }
    double[] values = IntStream.of(items).mapToDouble(known::get).toArray();
    float[] vector = other.vector(items, values);
    return foldedIn(ratings, Optional.of(new FloatMatrix(1, vector.length, vector)), where);
  }

  /**
   * The folded-in user with the given ratings.
   *
   * @param vector the user's vector, a matrix of one row; empty if no rated item has a vector
   * @param where the index in which recommended items are searched
   */
  protected FoldedInUser foldedIn(
      Map<String, ? extends Number> ratings, Optional<FloatMatrix> vector, ItemSearch where) {
    if (vector.isEmpty()) {
      return FoldedInUser.of(this, ratings, item -> rating(model.predict(IdMap.UNKNOWN, item)));
    }
    FloatMatrix user = vector.get();
    double bias = newUserBias(user, ratings);
    float[] query = products.query(user, bias);
    return FoldedInUser.of(this, ratings, item -> rating(model.predict(user, bias, item)))
        .withSearch((n, filter) -> where.best(query, n, filter));
  }

  private double newUserBias(FloatMatrix user, Map<String, ? extends Number> ratings) {
    Map<Integer, Double> known = catalog().ratingsByItem(ratings);
    int[] items = known.keySet().stream().mapToInt(item -> item).sorted().toArray();
    return model.newUserBias(user, items, IntStream.of(items).mapToDouble(known::get).toArray());
  }

  @Override
  public void save(ArchiveWriter archive) throws IOException {
    model.save(archive, settings);
  }

  @Override
  public String toString() {
    return header().toString();
  }
}
