package org.deepmovie.deep.textcnn;

import java.io.IOException;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.internal.factor.FactorModel;
import org.deepmovie.internal.factor.FactorRecommender;
import org.deepmovie.internal.leastsquares.Regularization;
import org.deepmovie.recommend.Catalog;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.train.EarlyStopping;

/**
 * A trained {@link UnitProducts} as a factorization. With H and G the mean hidden units of users
 * and items, h' = h - H, g' = g - G, and s_k the standard deviation of h_k over the users,
 *
 * <pre>
 *   y = (c + a . H + b . G + sum_k w_k H_k G_k)
 *         + sum_k (a_k + w_k G_k) h'_k + sum_k (b_k + w_k H_k) g'_k
 *         + sum_k (h'_k / s_k) (w_k s_k g'_k)
 * </pre>
 *
 * <p>So of whom nothing is known has the vector 0 and is predicted as the average user or item, and
 * a new user's vector is that of a ridge regression whose strength is the variance of the errors:
 * in every component users vary by 1.
 */
record UnitProductsModel(FactorModel vectors) implements RatingModel {

  private static final String SETTINGS = "text-cnn-rating.json";

  /**
   * Of errors and of users' biases, on a scale from 1 to 5. One user has no variance, and a few
   * ratings can be learned by heart; ridges of 0 or infinity could not be solved.
   */
  private static final double LEAST_DEVIATION = 0.01;

  /** The parameters of {@link UnitProducts}. */
  record Weights(float c, float[] a, float[] b, float[] w) {}

  static UnitProductsModel of(
      HiddenUnits users, HiddenUnits items, Weights weights, Dataset train) {
    RatingStandardization unit = RatingStandardization.of(train);
    int hidden = weights.w.length;
    double[] userMeans = users.means();
    double[] itemMeans = items.means();
    double[] deviations = users.deviations(userMeans);
    double[] userSlopes = new double[hidden];
    double[] itemSlopes = new double[hidden];
    double[] userScales = new double[hidden];
    double[] itemScales = new double[hidden];
    double offset = weights.c;
    for (int k = 0; k < hidden; k++) {
      double w = weights.w[k];
      offset += weights.a[k] * userMeans[k] + weights.b[k] * itemMeans[k];
      offset += w * userMeans[k] * itemMeans[k];
      userSlopes[k] = unit.width() * (weights.a[k] + w * itemMeans[k]);
      itemSlopes[k] = unit.width() * (weights.b[k] + w * userMeans[k]);
      userScales[k] = 1 / deviations[k];
      itemScales[k] = unit.width() * w * deviations[k];
    }
    return new UnitProductsModel(
        FactorModel.of(
                true,
                unit.rating(offset),
                vectors(users, userMeans, userSlopes, userScales, unit.width()),
                vectors(items, itemMeans, itemSlopes, itemScales, unit.width()),
                train.ratings())
            .knowingAll());
  }

  /** Rows of a bias, the distances from the means times {@code slopes}, and of their multiples. */
  private static FloatMatrix vectors(
      HiddenUnits units, double[] means, double[] slopes, double[] scales, double unit) {
    FloatMatrix vectors = new FloatMatrix(units.known().length, means.length + 1);
    for (int row = 0; row < vectors.rows(); row++) {
      if (units.known()[row]) {
        double bias = 0;
        for (int k = 0; k < means.length; k++) {
          double distance = units.matrix().get(row, k) - means[k];
          bias += slopes[k] * distance;
          vectors.set(row, k + 1, (float) (scales[k] * distance));
        }
        vectors.set(row, 0, (float) bias);
      }
    }
    EarlyStopping.requireBounded(vectors.values(), unit);
    return vectors;
  }

  @Override
  public double predict(int user, int item) {
    return vectors.predict(user, item);
  }

  @Override
  public Recommender recommender(ModelHeader header) {
    double unit = header.catalogue().scale().unit();
    double least = LEAST_DEVIATION * unit * LEAST_DEVIATION * unit;
    double noise = Math.max(least, squaredError(header.catalogue().seen()));
    double biasVariance = Math.max(least, variance());
    return new FactorRecommender(
        header,
        vectors,
        FactorRecommender.ridge(
            vectors,
            new Regularization(noise, Regularization.Scaling.NONE),
            new Regularization(noise / biasVariance, Regularization.Scaling.NONE)),
        SETTINGS);
  }

  private double squaredError(CsrMatrix ratings) {
    double sum = 0;
    for (int user = 0; user < ratings.rows(); user++) {
      for (int p = ratings.start(user); p < ratings.end(user); p++) {
        double error = predict(user, ratings.column(p)) - ratings.value(p);
        sum += error * error;
      }
    }
    return sum / ratings.size();
  }

  /** Of the users' biases. */
  private double variance() {
    double sum = 0;
    for (int user = 0; user < vectors.users().rows(); user++) {
      sum += vectors.users().get(user, 0) * vectors.users().get(user, 0);
    }
    return sum / vectors.users().rows();
  }

  static UnitProductsModel load(ArchiveReader archive, Catalog catalogue, int hidden)
      throws IOException {
    return new UnitProductsModel(
        FactorModel.load(archive, SETTINGS, catalogue, true, hidden + 1, true).knowingAll());
  }
}
