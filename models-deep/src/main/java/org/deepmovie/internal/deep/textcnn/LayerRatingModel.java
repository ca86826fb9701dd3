package org.deepmovie.internal.deep.textcnn;

import java.io.IOException;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.internal.train.FitChecks;
import org.deepmovie.nn.Activation;
import org.deepmovie.recommend.Catalog;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.store.ArchiveWriter;
import org.deepmovie.store.Storable;

/**
 * A trained {@link LayerHead}: y = w . f(p + q) + c. The last row of each matrix is the mean row,
 * which stands for users and items of whom nothing is known.
 *
 * @param users p = W h + e, (users + 1) x units
 * @param items q = W g + e, (items + 1) x units
 * @param weights w
 * @param bias c
 * @param activation f
 * @param standardization of y
 */
public record LayerRatingModel(
    FloatMatrix users,
    FloatMatrix items,
    float[] weights,
    float bias,
    Activation activation,
    RatingStandardization standardization)
    implements RatingModel {

  private static final String SETTINGS = "text-cnn-rating.json";

  /**
   * The model of {@code users}, p of all users, and {@code items}, q of all items.
   *
   * @throws ArithmeticException if the numbers exploded
   */
  static LayerRatingModel of(
      HiddenUnits users,
      HiddenUnits items,
      float[] weights,
      float bias,
      Activation activation,
      RatingStandardization standardization) {
    LayerRatingModel model =
        new LayerRatingModel(
            users.withMeanRow(), items.withMeanRow(), weights, bias, activation, standardization);
    FitChecks.requireBounded(model.users().values(), 1);
    FitChecks.requireBounded(model.items().values(), 1);
    FitChecks.requireBounded(model.weights(), 1);
    return model;
  }

  @Override
  public double predict(int user, int item) {
    return predict(user, item, new float[weights.length]);
  }

  /**
   * The unclipped prediction; either index may be {@link IdMap#UNKNOWN}.
   *
   * @param z as long as the weights, overwritten
   */
  private double predict(int user, int item, float[] z) {
    int p = users.offset(user == IdMap.UNKNOWN ? users.rows() - 1 : user);
    int q = items.offset(item == IdMap.UNKNOWN ? items.rows() - 1 : item);
    for (int k = 0; k < z.length; k++) {
      z[k] = users.values()[p + k] + items.values()[q + k];
    }
    activation.apply(z);
    float y = bias;
    for (int k = 0; k < z.length; k++) {
      y += weights[k] * z[k];
    }
    return standardization.rating(y);
  }

  @Override
  public Recommender recommender(ModelHeader header) {
    return new LayerRecommender(header, this);
  }

  /** A new user has the predictions of the mean user. */
  private record LayerRecommender(ModelHeader header, LayerRatingModel model)
      implements Recommender, Storable {

    @Override
    public double predict(int user, int item) {
      return catalog().scale().clip(model.predict(user, item));
    }

    @Override
    public void score(int user, float[] into) {
      float[] z = new float[model.weights.length];
      for (int item = 0; item < into.length; item++) {
        into[item] = (float) model.predict(user, item, z);
      }
    }

    @Override
    public void save(ArchiveWriter archive) throws IOException {
      archive.json(SETTINGS, new LayerRatingSettings(model.standardization.mean()));
      model.users.save(archive, "user_parts");
      model.items.save(archive, "item_parts");
      archive.floats("output_weights", model.weights);
      archive.floats("output_bias", new float[] {model.bias});
    }
  }

  /** Reads what the recommender wrote. */
  public static LayerRatingModel load(
      ArchiveReader archive, Catalog catalog, int units, Activation activation) throws IOException {
    double mean = archive.json(SETTINGS, LayerRatingSettings.class).globalMean();
    return new LayerRatingModel(
        FloatMatrix.load(archive, "user_parts", catalog.users().size() + 1, units),
        FloatMatrix.load(archive, "item_parts", catalog.items().size() + 1, units),
        archive.floats("output_weights", units),
        archive.floats("output_bias", 1)[0],
        activation,
        new RatingStandardization(mean, catalog.scale().unit()));
  }

  /** What is stored beside the arrays and the options. */
  private record LayerRatingSettings(double globalMean) {
    LayerRatingSettings {
      if (!Double.isFinite(globalMean)) {
        throw new IllegalArgumentException(
            "global mean " + globalMean + " in " + SETTINGS + " is not a rating");
      }
    }
  }
}
