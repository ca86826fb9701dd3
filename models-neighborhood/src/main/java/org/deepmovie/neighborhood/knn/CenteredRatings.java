package org.deepmovie.neighborhood.knn;

import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.internal.neighborhood.NewUserRatings;
import org.deepmovie.neighborhood.Similarity;
import org.deepmovie.recommend.BaselineEstimate;

/**
 * Ratings as deviations (r - centre) / width.
 *
 * <p>To predict, the width is 1 but for {@link NeighborCentering#Z_SCORE}, and means and widths of
 * rows are pulled to those of all ratings as one more rating would, so that a single rating has a
 * deviation, too. To compare rows, means are not pulled, so that who rates all alike is like
 * nobody; the width is that of the rating scale, {@link org.deepmovie.data.RatingScale#unit}.
 */
public final class CenteredRatings {

  private static final double PULL = 1;

  private final NeighborCentering centering;
  private final boolean rowsAreUsers;
  private final BaselineEstimate biases;
  private final double pull;
  private final double unit;
  private final float[] rowMeans;
  private final float[] columnMeans;
  private final double variance;
  private final float[] widths;
  private final CsrMatrix rows;

  /**
   * The deviations of which predictions are made.
   *
   * @param rowsAreUsers whether rows are users and columns items, or the other way about
   */
  CenteredRatings(
      NeighborCentering centering,
      RatingMatrix ratings,
      boolean rowsAreUsers,
      BaselineEstimate biases) {
    this(centering, ratings, rowsAreUsers, biases, PULL, 1);
  }

  private CenteredRatings(
      NeighborCentering centering,
      RatingMatrix ratings,
      boolean rowsAreUsers,
      BaselineEstimate biases,
      double pull,
      double unit) {
    this.centering = centering;
    this.rowsAreUsers = rowsAreUsers;
    this.biases = biases;
    this.pull = pull;
    this.unit = unit;
    CsrMatrix byRow = rowsAreUsers ? ratings.byUser() : ratings.byItem();
    CsrMatrix byColumn = rowsAreUsers ? ratings.byItem() : ratings.byUser();
    this.rowMeans = means(byRow);
    this.columnMeans = means(byColumn);
    this.variance = variance(byRow, biases.mean());
    this.widths = widths(byRow);
    this.rows =
        byRow.withValues((row, p) -> (byRow.value(p) - centre(row, byRow.column(p))) / width(row));
  }

  /**
   * What {@code similarity} compares.
   *
   * @param rowsAreUsers as above
   * @param unit that of the rating scale
   */
  public static CenteredRatings comparedBy(
      Similarity similarity,
      RatingMatrix ratings,
      boolean rowsAreUsers,
      BaselineEstimate biases,
      double unit) {
    return new CenteredRatings(similarity.compared(), ratings, rowsAreUsers, biases, 0, unit);
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
    return count == 0 ? biases.mean() : (sum + pull * biases.mean()) / (count + pull);
  }

  private float[] widths(CsrMatrix ratings) {
    float[] widths = new float[ratings.rows()];
    for (int row = 0; row < widths.length; row++) {
      double[] own = new double[ratings.count(row)];
      for (int n = 0; n < own.length; n++) {
        own[n] = ratings.value(ratings.start(row) + n);
      }
      widths[row] = (float) standardDeviation(own, rowMeans[row]);
    }
    return widths;
  }

  /** That of some ratings around their mean, pulled to that of all. */
  private double standardDeviation(double[] ratings, double mean) {
    double sum = PULL * variance;
    for (double rating : ratings) {
      sum += (rating - mean) * (rating - mean);
    }
    return sum > 0 ? Math.sqrt(sum / (ratings.length + PULL)) : 1;
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

  /**
   * The rating that deviates by so much from the centre; for NaN, where there is nothing to tell
   * by, the baseline: row and column may then be unknown.
   */
  double rating(int row, int column, double deviation) {
    return Double.isNaN(deviation)
        ? baseline(row, column)
        : centre(row, column) + width(row) * deviation;
  }

  private double baseline(int row, int column) {
    return rowsAreUsers ? biases.value(row, column) : biases.value(column, row);
  }

  /** What is taken off a rating. */
  double centre(int row, int column) {
    return switch (centering) {
      case NONE -> 0;
      case ROW_MEAN, Z_SCORE -> rowMeans[row];
      case COLUMN_MEAN -> columnMeans[column];
      case BASELINE -> baseline(row, column);
    };
  }

  private double width(int row) {
    return centering == NeighborCentering.Z_SCORE ? widths[row] : unit;
  }

  /** The same for somebody new. */
  OfNewUser of(NewUserRatings user) {
    return new OfNewUser(user);
  }

  /** The deviations of somebody who was not there when a model was fitted, by item. */
  final class OfNewUser {
    private final NewUserRatings user;
    private final double mean;
    private final double width;

    private OfNewUser(NewUserRatings user) {
      this.user = user;
      double sum = 0;
      for (double rating : user.ratings()) {
        sum += rating;
      }
      this.mean = mean(sum, user.ratings().length);
      this.width = standardDeviation(user.ratings(), mean);
    }

    /** The deviation of a rating. */
    double deviation(double rating, int item) {
      return (rating - centre(item)) / width(item);
    }

    /** The rating that deviates by so much from the centre; for NaN the baseline. */
    double rating(int item, double deviation) {
      return Double.isNaN(deviation) ? baseline(item) : centre(item) + width(item) * deviation;
    }

    private double baseline(int item) {
      return user.bias() + biases.value(IdMap.UNKNOWN, item);
    }

    private double centre(int item) {
      return switch (centering) {
        case NONE -> 0;
        case ROW_MEAN, Z_SCORE -> rowsAreUsers ? mean : rowMeans[item];
        case COLUMN_MEAN -> rowsAreUsers ? columnMeans[item] : mean;
        case BASELINE -> baseline(item);
      };
    }

    private double width(int item) {
      if (centering != NeighborCentering.Z_SCORE) {
        return unit;
      }
      return rowsAreUsers ? width : widths[item];
    }
  }
}
