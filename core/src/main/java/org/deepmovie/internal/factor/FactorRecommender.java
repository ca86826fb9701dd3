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
import org.deepmovie.internal.leastsquares.LeastSquaresSweep;
import org.deepmovie.internal.leastsquares.Regularization;
import org.deepmovie.recommend.FoldedInUser;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.store.ArchiveWriter;

/**
 * A recommender on the vectors of a {@link FactorModel}. New people are folded in, items are
 * similar whose vectors, without their biases, point the same way.
 */
public class FactorRecommender implements VectorRecommender {

  /** Finds the vector of somebody who was not there when the model was fitted. */
  @FunctionalInterface
  public interface UserFolding {
    /**
     * The vector of somebody with the given ratings.
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
    this.search = products.search(index, ExactIndex::new);
  }

  /** Folding in by the ridge regression of the new user's ratings on the items' vectors. */
  public static UserFolding ridge(FactorModel model, Regularization ridge) {
    return ridge(model, ridge, ridge);
  }

  /** Folding in as above, the regularization of the bias being {@code biasRidge}. */
  public static UserFolding ridge(
      FactorModel model, Regularization ridge, Regularization biasRidge) {
    return (items, ratings) ->
        new LeastSquaresSweep(model.items().columns(), model.biased(), model.offset(), 1)
            .foldIn(
                model.items(),
                items,
                ratings,
                ridge.of(items.length),
                biasRidge.of(items.length),
                null);
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
   * The vector of somebody new.
   *
   * @param items indices of the rated items, ascending, at least one
   * @param ratings what the vector shall predict for them, on the rating scale or not
   */
  public final float[] fold(int[] items, double[] ratings) {
    return folding.vector(items, ratings);
  }

  /**
   * The rating that an inner product with its biases stands for; by default it is one. A higher
   * product never stands for a lower rating.
   */
  protected double rating(double product) {
    return product;
  }

  @Override
  public double predict(int user, int item) {
    return catalogue().scale().clip(rating(model.predict(user, item)));
  }

  @Override
  public void score(int user, float[] into) {
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
    Map<Integer, Double> known = FoldedInUser.indexed(this, ratings);
    int[] items =
        known.keySet().stream()
            .mapToInt(item -> item)
            .filter(item -> model.knowsItem(item) || model.biased())
            .sorted()
            .toArray();
    if (items.length == 0) {
      return profile(ratings, Optional.empty(), other);
    }
    double[] values = IntStream.of(items).mapToDouble(known::get).toArray();
    float[] vector = fold(items, values);
    return profile(ratings, Optional.of(new FloatMatrix(1, vector.length, vector)), other);
  }

  /**
   * The profile of somebody new.
   *
   * @param person their vector, a matrix of one row, or nothing if no item they rated has a vector
   * @param where recommended items are looked for
   */
  protected FoldedInUser profile(
      Map<String, ? extends Number> ratings, Optional<FloatMatrix> person, ItemSearch where) {
    if (person.isEmpty()) {
      return new FoldedInUser(this, ratings, item -> rating(model.predict(IdMap.UNKNOWN, item)));
    }
    float[] query = products.query(person.get());
    return new FoldedInUser(
        this,
        ratings,
        item -> rating(model.predict(person.get(), item)),
        (n, keep) -> where.best(query, n, keep));
  }

  @Override
  public void save(ArchiveWriter archive) throws IOException {
    model.save(archive, settings);
  }
}
