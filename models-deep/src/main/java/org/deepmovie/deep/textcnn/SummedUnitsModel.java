package org.deepmovie.deep.textcnn;

import java.io.IOException;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.nn.Activation;
import org.deepmovie.recommend.Catalog;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.store.ArchiveWriter;

/**
 * A trained {@link SummedUnits}: y = w . f(p + q) + c. The last rows are those of the average user
 * and item, who stand for all of whom nothing is known.
 *
 * @param users p = W h + e, users + 1 x units
 * @param items q = W g + e, items + 1 x units
 * @param weights w
 * @param bias c
 * @param activation f
 * @param unit of y
 */
record SummedUnitsModel(
    FloatMatrix users,
    FloatMatrix items,
    float[] weights,
    float bias,
    Activation activation,
    RatingStandardization unit)
    implements RatingModel {

  private static final String SETTINGS = "text-cnn-rating.json";

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
    return unit.rating(y);
  }

  @Override
  public Recommender recommender(ModelHeader header) {
    return new LayerRecommender(header, this);
  }

  /** To somebody new it is what it is to the average user. */
  private record LayerRecommender(ModelHeader header, SummedUnitsModel model)
      implements Recommender {

    @Override
    public double predict(int user, int item) {
      return catalogue().scale().clip(model.predict(user, item));
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
      archive.json(SETTINGS, new Settings(model.unit.mean()));
      model.users.save(archive, "user_parts");
      model.items.save(archive, "item_parts");
      archive.floats("output_weights", model.weights);
      archive.floats("output_bias", new float[] {model.bias});
    }
  }

  /** Reads what the recommender wrote. */
  static SummedUnitsModel load(
      ArchiveReader archive, Catalog catalogue, int units, Activation activation)
      throws IOException {
    double mean = archive.json(SETTINGS, Settings.class).mean();
    return new SummedUnitsModel(
        FloatMatrix.load(archive, "user_parts", catalogue.users().size() + 1, units),
        FloatMatrix.load(archive, "item_parts", catalogue.items().size() + 1, units),
        archive.floats("output_weights", units),
        archive.floats("output_bias", 1)[0],
        activation,
        new RatingStandardization(mean, catalogue.scale().unit()));
  }

  /** What the arrays and the options do not say. */
  record Settings(double mean) {
    Settings {
      if (!Double.isFinite(mean)) {
        throw new IllegalArgumentException("mean " + mean + " is no rating");
      }
    }
  }
}
