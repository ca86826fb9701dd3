package org.deepmovie.internal.neighborhood.search;

import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.internal.neighborhood.history.NewUserRatings;
import org.deepmovie.neighborhood.options.NeighborCentering;
import org.deepmovie.neighborhood.options.Similarity;
import org.deepmovie.recommend.BaselineEstimate;

/**
 * Ratings as deviations (r - center) / spread. Rows are users or items.
 *
 * <p>To predict, the spread is 1, or the standard deviation of the row for {@link
 * NeighborCentering#Z_SCORE}. Means and standard deviations of rows are shrunk as by one more
 * rating that is like the average of all: so a row with a single rating has a deviation, too.
 *
 * <p>To compare rows, means are not shrunk, so that a row of equal ratings is similar to no other;
 * the spread is the unit of the rating scale, {@link org.deepmovie.data.RatingScale#unit}.
 */
public final class CenteredRatings {

  /** The number of average ratings by which the statistics of a row are shrunk. */
  private static final double PRIOR_RATINGS = 1;

  private final NeighborCentering centering;
  private final double damping;
  private final boolean rowsAreUsers;
  private final BaselineEstimate biases;
  private final double priorOfMeans;
  private final double unit;
  private final float[] rowMeans;
  private final float[] columnMeans;
  private final double variance;
  private final float[] standardDeviations;
  private final CsrMatrix rows;

  private CenteredRatings(
      NeighborCentering centering,
      double damping,
      RatingMatrix ratings,
      boolean rowsAreUsers,
      BaselineEstimate biases,
      double priorOfMeans,
      double unit) {
    this.centering = centering;
    this.damping = damping;
    this.rowsAreUsers = rowsAreUsers;
    this.biases = biases;
    this.priorOfMeans = priorOfMeans;
    this.unit = unit;
    CsrMatrix byRow = rowsAreUsers ? ratings.byUser() : ratings.byItem();
    CsrMatrix byColumn = rowsAreUsers ? ratings.byItem() : ratings.byUser();
    this.rowMeans = means(byRow);
    this.columnMeans = means(byColumn);
    this.variance = variance(byRow, biases.mean());
    this.standardDeviations = standardDeviations(byRow);
    this.rows =
        byRow.withValues((row, p) -> (byRow.value(p) - center(row, byRow.column(p))) / spread(row));
  }

  /**
   * The deviations from which predictions are made.
   *
   * @param damping the total similarity of neighbors that agree with the baseline
   * @param rowsAreUsers true if rows are users and columns items, false if the other way round
   */
  public static CenteredRatings toPredict(
      NeighborCentering centering,
      double damping,
      RatingMatrix ratings,
      boolean rowsAreUsers,
      BaselineEstimate biases) {
    return new CenteredRatings(centering, damping, ratings, rowsAreUsers, biases, PRIOR_RATINGS, 1);
  }

  /**
   * The deviations that {@code similarity} compares.
   *
   * @param rowsAreUsers true if rows are users and columns items, false if the other way round
   * @param unit that of the rating scale
   */
  public static CenteredRatings toCompare(
      Similarity similarity,
      RatingMatrix ratings,
      boolean rowsAreUsers,
      BaselineEstimate biases,
      double unit) {
    return new CenteredRatings(similarity.centering(), 0, ratings, rowsAreUsers, biases, 0, unit);
  }

  private float[] means(CsrMatrix ratings) {
    float[] means = new float[ratings.rows()];
    for (int row = 0; row < means.length; row++) {
      double sum = 0;
      for (int p = ratings.start(row); p < ratings.end(row); p++) {
        sum += ratings.value(p);
      }
      means[row] = (float) mean(sum, ratings.count(row));
    }
    return means;
  }

  private double mean(double sum, int count) {
    return count == 0
        ? biases.mean()
        : (sum + priorOfMeans * biases.mean()) / (count + priorOfMeans);
  }

  private float[] standardDeviations(CsrMatrix ratings) {
    float[] deviations = new float[ratings.rows()];
    for (int row = 0; row < deviations.length; row++) {
      double[] own = new double[ratings.count(row)];
      for (int n = 0; n < own.length; n++) {
        own[n] = ratings.value(ratings.start(row) + n);
      }
      deviations[row] = (float) standardDeviation(own, rowMeans[row]);
    }
    return deviations;
  }

  private double standardDeviation(double[] ratings, double mean) {
    double sum = PRIOR_RATINGS * variance;
    for (double rating : ratings) {
      sum += (rating - mean) * (rating - mean);
    }
    return sum > 0 ? Math.sqrt(sum / (ratings.length + PRIOR_RATINGS)) : 1;
  }

  private static double variance(CsrMatrix ratings, double mean) {
    double sum = 0;
    for (int p = 0; p < ratings.size(); p++) {
      sum += (ratings.value(p) - mean) * (ratings.value(p) - mean);
    }
    return sum / Math.max(1, ratings.size());
  }

  /** The deviations of all ratings by row. */
  public CsrMatrix rows() {
    return rows;
  }

  /** The rating that has {@code deviation}. */
  public double rating(int row, int column, double deviation) {
    return center(row, column) + spread(row) * deviation;
  }

  /**
   * The prediction from neighbors, shrunk towards the baseline; the baseline if there are none, so
   * that row and column may be unknown.
   *
   * @param sum the sum of similarity times deviation
   * @param weight the sum of the similarities
   */
  public double prediction(int row, int column, double sum, double weight) {
    return weight > 0
        ? damped(rating(row, column, sum / weight), weight, baseline(row, column))
        : baseline(row, column);
  }

  private double damped(double mean, double weight, double baseline) {
    return damping == 0 ? mean : (weight * mean + damping * baseline) / (weight + damping);
  }

  private double baseline(int row, int column) {
    return rowsAreUsers ? biases.value(row, column) : biases.value(column, row);
  }

  /** The center, which is subtracted from a rating. */
  public double center(int row, int column) {
    return switch (centering) {
      case NONE -> 0;
      case ROW_MEAN, Z_SCORE -> rowMeans[row];
      case COLUMN_MEAN -> columnMeans[column];
      case BASELINE -> baseline(row, column);
    };
  }

  private double spread(int row) {
    return centering == NeighborCentering.Z_SCORE ? standardDeviations[row] : unit;
  }

  /** The deviations of a user who is not in the training set. */
  public NewUserDeviations ofNewUser(NewUserRatings user) {
    return new NewUserDeviations(user);
  }

  /** The deviations of a user who is not in the training set, by item. */
  public final class NewUserDeviations {
    private final NewUserRatings user;
    private final double mean;
    private final double standardDeviation;

    private NewUserDeviations(NewUserRatings user) {
      this.user = user;
      double sum = 0;
      for (double rating : user.ratings()) {
        sum += rating;
      }
      this.mean = mean(sum, user.ratings().length);
      this.standardDeviation = standardDeviation(user.ratings(), mean);
    }

    /** The deviation of {@code rating} for {@code item}. */
    public double deviation(double rating, int item) {
      return (rating - center(item)) / spread(item);
    }

    /**
     * The prediction from neighbors, as for other users.
     *
     * @param sum the sum of similarity times deviation
     * @param weight the sum of the similarities
     */
    public double prediction(int item, double sum, double weight) {
      return weight > 0
          ? damped(center(item) + spread(item) * (sum / weight), weight, baseline(item))
          : baseline(item);
    }

    private double baseline(int item) {
      return user.bias() + biases.value(IdMap.UNKNOWN, item);
    }

    private double center(int item) {
      return switch (centering) {
        case NONE -> 0;
        case ROW_MEAN, Z_SCORE -> rowsAreUsers ? mean : rowMeans[item];
        case COLUMN_MEAN -> rowsAreUsers ? columnMeans[item] : mean;
        case BASELINE -> baseline(item);
      };
    }

    private double spread(int item) {
      if (centering != NeighborCentering.Z_SCORE) {
        return unit;
      }
      return rowsAreUsers ? standardDeviation : standardDeviations[item];
    }
  }
}
