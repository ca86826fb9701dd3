package org.deepmovie.internal.deep.textcnn;

import java.io.IOException;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.internal.deep.coldstart.KnownRows;
import org.deepmovie.internal.factor.BaselineShrinkage;
import org.deepmovie.internal.factor.FactorModel;
import org.deepmovie.internal.factor.FactorRecommender;
import org.deepmovie.internal.leastsquares.Regularization;
import org.deepmovie.internal.train.FitChecks;
import org.deepmovie.options.common.RegularizationScaling;
import org.deepmovie.recommend.Catalog;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.store.ArchiveWriter;
import org.deepmovie.store.FloatRows;

/**
 * A trained {@link ProductHead} as a factorization. With H and G the mean hidden units of users and
 * items, h' = h - H, g' = g - G, and s_k the standard deviation of h_k over the users,
 *
 * <pre>
 *   y = (c + a . H + b . G + sum_k w_k H_k G_k)
 *         + sum_k (a_k + w_k G_k) h'_k + sum_k (b_k + w_k H_k) g'_k
 *         + sum_k (h'_k / s_k) (w_k s_k g'_k)
 * </pre>
 *
 * <p>Users and items of whom nothing is known have the vector 0, and the baseline predicts them.
 * The vector of a new user is that of a ridge regression. Its regularization is the variance of the
 * errors, because in every component users have the variance 1.
 *
 * @param vectors of users and items
 * @param known the users and items of whom anything is known
 */
public record ProductRatingModel(FactorModel vectors, KnownRows known) implements RatingModel {

  private static final String SETTINGS = "text-cnn-rating.json";

  /**
   * The least standard deviation of errors and of users' biases, on a scale from 1 to 5. One user
   * has no variance, and a few ratings can be fitted exactly; the ridge regression needs a
   * regularization above 0 and below infinity.
   */
  private static final double LEAST_DEVIATION = 0.01;

  /** The parameters of {@link ProductHead}. */
  record HeadWeights(float c, float[] a, float[] b, float[] w) {}

  /**
   * The model of all users and items.
   *
   * @throws ArithmeticException if the numbers exploded
   */
  static ProductRatingModel of(
      HiddenUnits users, HiddenUnits items, HeadWeights weights, Dataset train) {
    RatingStandardization standardization = RatingStandardization.of(train);
    int hidden = weights.w.length;
    double[] userMeans = users.means();
    double[] itemMeans = items.means();
    double[] deviations = users.deviations(userMeans);
    double[] userSlopes = new double[hidden];
    double[] itemSlopes = new double[hidden];
    double[] userScales = new double[hidden];
    double[] itemScales = new double[hidden];
    double globalMean = weights.c;
    for (int k = 0; k < hidden; k++) {
      double w = weights.w[k];
      globalMean += weights.a[k] * userMeans[k] + weights.b[k] * itemMeans[k];
      globalMean += w * userMeans[k] * itemMeans[k];
      userSlopes[k] = standardization.unit() * (weights.a[k] + w * itemMeans[k]);
      itemSlopes[k] = standardization.unit() * (weights.b[k] + w * userMeans[k]);
      userScales[k] = 1 / deviations[k];
      itemScales[k] = standardization.unit() * w * deviations[k];
    }
    KnownRows known = new KnownRows(users.known(), items.known());
    return new ProductRatingModel(
        FactorModel.of(
                true,
                standardization.rating(globalMean),
                vectors(users, userMeans, userSlopes, userScales, standardization.unit()),
                vectors(items, itemMeans, itemSlopes, itemScales, standardization.unit()),
                train.ratings())
            .knowing(known.users(), known.items()),
        known);
  }

  /**
   * A row for each user or item: a bias, which is the distance from the means times {@code slopes},
   * and the distances times {@code scales}.
   */
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
    FitChecks.requireBounded(vectors.values(), unit);
    return vectors;
  }

  @Override
  public double predict(int user, int item) {
    return vectors.predict(user, item);
  }

  @Override
  public RatingModel withShrinkage(BaselineShrinkage other) {
    return new ProductRatingModel(vectors.withShrinkage(other), known);
  }

  @Override
  public Recommender recommender(ModelHeader header) {
    double unit = header.catalog().scale().unit();
    double least = LEAST_DEVIATION * unit * LEAST_DEVIATION * unit;
    double noise = Math.max(least, squaredError(header.catalog().ratings()));
    double biasVariance = Math.max(least, biasVariance());
    return new FactorRecommender(
        header,
        vectors,
        FactorRecommender.ridge(
            vectors,
            new Regularization(noise, RegularizationScaling.NONE),
            new Regularization(noise / biasVariance, RegularizationScaling.NONE)),
        SETTINGS) {
      @Override
      public void save(ArchiveWriter archive) throws IOException {
        super.save(archive);
        known.save(archive);
      }
    };
  }

  /** The mean squared error. */
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

  /** The variance of the users' biases. */
  private double biasVariance() {
    double sum = 0;
    for (int user = 0; user < vectors.users().rows(); user++) {
      sum += vectors.users().get(user, 0) * vectors.users().get(user, 0);
    }
    return sum / vectors.users().rows();
  }

  /** Reads what the recommender wrote. */
  public static ProductRatingModel load(ArchiveReader archive, Catalog catalog, int hidden)
      throws IOException {
    FactorModel stored = FactorModel.load(archive, SETTINGS, catalog, true, hidden + 1, false);
    KnownRows known =
        KnownRows.isIn(archive)
            ? KnownRows.load(archive, catalog)
            : new KnownRows(notZero(stored.users()), notZero(stored.items()));
    return new ProductRatingModel(stored.knowing(known.users(), known.items()), known);
  }

  /** The rows of an older file of which something is known, but for rated ones in the mean. */
  private static boolean[] notZero(FloatRows vectors) {
    boolean[] notZero = new boolean[vectors.rows()];
    for (int row = 0; row < notZero.length; row++) {
      for (float value : vectors.row(row)) {
        notZero[row] |= value != 0;
      }
    }
    return notZero;
  }
}
