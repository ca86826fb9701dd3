package org.deepmovie.internal.deep.textcnn;

import java.io.IOException;
import java.util.Arrays;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.internal.deep.coldstart.KnownRows;
import org.deepmovie.internal.factor.BaselineShrinkage;
import org.deepmovie.internal.factor.ColdStartBaseline;
import org.deepmovie.internal.number.NumberLimits;
import org.deepmovie.internal.train.FitChecks;
import org.deepmovie.nn.Activation;
import org.deepmovie.recommend.Catalog;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.store.ArchiveWriter;
import org.deepmovie.store.Storable;

/**
 * A trained {@link LayerHead}: y = w . f(p + q) + c.
 *
 * @param users p = W h + e, users x units
 * @param items q = W g + e, items x units
 * @param known the users and items of whom anything is known; the baseline predicts the others
 * @param weights w
 * @param bias c
 * @param activation f
 * @param standardization of y
 * @param baseline of cold users and items
 * @param shrinkage of the predictions for cold users and items
 */
public record LayerRatingModel(
    FloatMatrix users,
    FloatMatrix items,
    KnownRows known,
    float[] weights,
    float bias,
    Activation activation,
    RatingStandardization standardization,
    ColdStartBaseline baseline,
    BaselineShrinkage shrinkage)
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
      Dataset train) {
    LayerRatingModel model =
        new LayerRatingModel(
            users.matrix(),
            items.matrix(),
            new KnownRows(users.known(), items.known()),
            weights,
            bias,
            activation,
            RatingStandardization.of(train),
            ColdStartBaseline.of(train.ratings()),
            BaselineShrinkage.NONE);
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
    double share =
        known.contain(user, item)
            ? shrinkage.of(!baseline.isRater(user), !baseline.isRated(item))
            : 0;
    double base = share == 1 ? 0 : baseline.value(user, item);
    return share == 0 ? base : base + share * (output(user, item, z) - base);
  }

  private double output(int user, int item, float[] z) {
    int p = users.offset(user);
    int q = items.offset(item);
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
  public RatingModel withShrinkage(BaselineShrinkage other) {
    return new LayerRatingModel(
        users, items, known, weights, bias, activation, standardization, baseline, other);
  }

  @Override
  public Recommender recommender(ModelHeader header) {
    return new LayerRecommender(header, this);
  }

  /** A new user has the predictions of the baseline. */
  private record LayerRecommender(ModelHeader header, LayerRatingModel model)
      implements Recommender, Storable {

    @Override
    public double predict(int user, int item) {
      return catalog().scale().clip(model.predict(user, item));
    }

    @Override
    public void score(int user, float[] into) {
      catalog().checkScores(user, into);
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
      model.known.save(archive);
      archive.floats("output_weights", model.weights);
      archive.floats("output_bias", new float[] {model.bias});
      model.shrinkage.save(archive);
    }

    @Override
    public String toString() {
      return header.toString();
    }
  }

  /** Reads what the recommender wrote. */
  public static LayerRatingModel load(
      ArchiveReader archive, Catalog catalog, int units, Activation activation) throws IOException {
    double mean = archive.json(SETTINGS, LayerRatingSettings.class).globalMean();
    int users = catalog.users().size();
    int items = catalog.items().size();
    boolean flagged = KnownRows.isIn(archive);
    FloatMatrix userParts =
        FloatMatrix.load(archive, "user_parts", flagged ? users : users + 1, units);
    FloatMatrix itemParts =
        FloatMatrix.load(archive, "item_parts", flagged ? items : items + 1, units);
    return new LayerRatingModel(
        userParts,
        itemParts,
        flagged
            ? KnownRows.load(archive, catalog)
            : new KnownRows(
                known(userParts, catalog.ratings()),
                known(itemParts, catalog.ratings().transpose())),
        archive.floats("output_weights", units),
        archive.floats("output_bias", 1)[0],
        activation,
        new RatingStandardization(mean, catalog.scale().unit()),
        ColdStartBaseline.of(RatingMatrix.of(catalog.ratings())),
        BaselineShrinkage.load(archive));
  }

  /**
   * The known rows of an older file, in which the last row is the mean, and also stands in the rows
   * of which nothing is known. These have no ratings.
   */
  private static boolean[] known(FloatMatrix parts, CsrMatrix ratings) {
    boolean[] known = new boolean[parts.rows() - 1];
    for (int row = 0; row < known.length; row++) {
      known[row] =
          ratings.count(row) > 0
              || !Arrays.equals(
                  parts.values(),
                  parts.offset(row),
                  parts.offset(row + 1),
                  parts.values(),
                  parts.offset(known.length),
                  parts.values().length);
    }
    return known;
  }

  /** What is stored beside the arrays and the options. */
  private record LayerRatingSettings(double globalMean) {
    LayerRatingSettings {
      if (!NumberLimits.isInData(globalMean)) {
        throw new IllegalArgumentException(
            "global mean " + globalMean + " in " + SETTINGS + " is not a rating");
      }
    }
  }
}
