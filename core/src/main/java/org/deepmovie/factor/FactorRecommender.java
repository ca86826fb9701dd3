package org.deepmovie.factor;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.deepmovie.archive.ArchiveWriter;
import org.deepmovie.data.IdMap;
import org.deepmovie.model.ModelHeader;
import org.deepmovie.model.Profile;
import org.deepmovie.model.Recommender;
import org.deepmovie.model.ScoredItem;
import org.deepmovie.model.TopItems;

/**
 * A recommender on the vectors of a {@link FactorModel}. New people are folded in, items are
 * similar whose vectors, without their biases, point the same way.
 */
public class FactorRecommender implements Recommender {

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
  }

  /** Folding in by the ridge regression of the new user's ratings on the items' vectors. */
  public static UserFolding ridge(FactorModel model, Ridge ridge) {
    return ridge(model, ridge, ridge);
  }

  /** Folding in as above, the regularization of the bias being {@code biasRidge}. */
  public static UserFolding ridge(FactorModel model, Ridge ridge, Ridge biasRidge) {
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

  @Override
  public double predict(int user, int item) {
    return catalogue().scale().clip(model.predict(user, item));
  }

  @Override
  public void score(int user, float[] into) {
    for (int item = 0; item < into.length; item++) {
      into[item] = (float) model.predict(user, item);
    }
  }

  @Override
  public List<ScoredItem> similar(int item, int n) {
    if (!model.knowsItem(item)) {
      return List.of();
    }
    FactorMatrix items = model.items();
    int from = model.biased() ? 1 : 0;
    int length = items.columns() - from;
    double[] cosines = new double[items.rows()];
    TopItems top = new TopItems(n);
    for (int other = 0; other < items.rows(); other++) {
      if (other != item && model.knowsItem(other)) {
        cosines[other] =
            Vectors.cosine(
                items.values(),
                items.offset(item) + from,
                items.values(),
                items.offset(other) + from,
                length);
        top.offer(other, cosines[other]);
      }
    }
    return IntStream.of(top.drain()).mapToObj(other -> scored(other, cosines[other])).toList();
  }

  @Override
  public Profile foldIn(Map<String, ? extends Number> ratings) {
    Map<Integer, Double> known = Profile.indexed(this, ratings);
    int[] items =
        known.keySet().stream()
            .mapToInt(item -> item)
            .filter(item -> model.knowsItem(item) || model.biased())
            .sorted()
            .toArray();
    if (items.length == 0) {
      return profile(ratings, Optional.empty());
    }
    double[] values = IntStream.of(items).mapToDouble(known::get).toArray();
    float[] vector = fold(items, values);
    return profile(ratings, Optional.of(new FactorMatrix(1, vector.length, vector)));
  }

  /**
   * The profile of somebody new.
   *
   * @param person their vector, a matrix of one row, or nothing if no item they rated has a vector
   */
  protected Profile profile(Map<String, ? extends Number> ratings, Optional<FactorMatrix> person) {
    return new Profile(
        this,
        ratings,
        person.isPresent()
            ? item -> model.predict(person.get(), item)
            : item -> model.predict(IdMap.UNKNOWN, item));
  }

  @Override
  public void save(ArchiveWriter archive) throws IOException {
    model.save(archive, settings);
  }
}
