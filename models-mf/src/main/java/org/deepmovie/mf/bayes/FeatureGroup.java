package org.deepmovie.mf.bayes;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.deepmovie.data.CategoricalField;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.train.Seeds;

/**
 * Features of one kind, such as the items that a user interacted with, or a user's occupation: a
 * row of a side (a user, an item) with n of them has each with value n^-1/2. Holds their weights by
 * component, and the normal prior that they share in each component.
 */
final class FeatureGroup {

  private final CsrMatrix rowsByFeature;
  private final float[] rowValue;
  private final SplittableRandom[] random;
  private final int[] order;
  private final float[][] weights;
  private final NormalGamma[] priors;

  /**
   * Weights of 0.
   *
   * @param name names the source of randomness
   * @param rowsByFeature the rows that have each feature: features x rows
   * @param rated the ratings of the rows; features of rows without ratings keep weights of 0
   * @param dimension the number of components
   */
  private FeatureGroup(
      String name,
      IdMap features,
      CsrMatrix rowsByFeature,
      CsrMatrix rated,
      int dimension,
      long seed) {
    this.rowsByFeature = rowsByFeature;
    this.rowValue = rowValues(rowsByFeature);
    this.random = new SplittableRandom[features.size()];
    this.weights = new float[dimension][features.size()];
    this.priors = NormalGamma.array(dimension, 0, RatingMatrix.of(rated));
    long[] rank = new long[features.size()];
    for (int f = 0; f < random.length; f++) {
      random[f] = Seeds.random(seed, name + " " + features.id(f));
      rank[f] = random[f].nextLong();
    }
    this.order =
        IntStream.range(0, random.length)
            .boxed()
            .filter(f -> hasRatings(rowsByFeature, f, rated))
            .sorted(Comparator.comparingLong(f -> rank[f]))
            .mapToInt(Integer::intValue)
            .toArray();
  }

  /**
   * The rows of the other side that the rows of {@code side}, "user" or "item", interacted with.
   * The side is part of the name, since a user may have the id of an item.
   */
  static FeatureGroup interactions(
      String side, IdMap others, CsrMatrix rowsByOther, CsrMatrix rated, int dimension, long seed) {
    return new FeatureGroup("interactions of " + side, others, rowsByOther, rated, dimension, seed);
  }

  /** The categories of {@code field}, an attribute of {@code side}: "user" or "item". */
  static FeatureGroup of(
      String side, CategoricalField field, CsrMatrix rated, int dimension, long seed) {
    int rows = rated.rows();
    int[] starts = new int[rows + 1];
    for (int row = 0; row < rows; row++) {
      starts[row + 1] = starts[row] + field.count(row);
    }
    int[] categories = new int[starts[rows]];
    for (int row = 0; row < rows; row++) {
      for (int n = 0; n < field.count(row); n++) {
        categories[starts[row] + n] = field.category(row, n);
      }
      Arrays.sort(categories, starts[row], starts[row + 1]);
    }
    CsrMatrix categoriesByRow =
        CsrMatrix.of(field.categories().size(), starts, categories, new float[categories.length]);
    return new FeatureGroup(
        "attribute " + field.name() + " of " + side,
        field.categories(),
        categoriesByRow.transpose(),
        rated,
        dimension,
        seed);
  }

  private static boolean hasRatings(CsrMatrix rowsByFeature, int feature, CsrMatrix rated) {
    return IntStream.range(rowsByFeature.start(feature), rowsByFeature.end(feature))
        .anyMatch(p -> rated.count(rowsByFeature.column(p)) > 0);
  }

  private static float[] rowValues(CsrMatrix rowsByFeature) {
    float[] values = new float[rowsByFeature.columns()];
    for (int p = 0; p < rowsByFeature.size(); p++) {
      values[rowsByFeature.column(p)]++;
    }
    for (int row = 0; row < values.length; row++) {
      values[row] = values[row] == 0 ? 0 : (float) (1 / Math.sqrt(values[row]));
    }
    return values;
  }

  /** Starts from weights that a chain has drawn: features x components. */
  void start(FloatMatrix drawn) {
    for (int k = 0; k < weights.length; k++) {
      for (int feature = 0; feature < random.length; feature++) {
        weights[k][feature] = drawn.get(feature, k);
      }
      priors[k].skipFirstDraws();
    }
  }

  /** Writes the weights to the rows of {@code into}, from column {@code column} on. */
  void copyTo(FloatMatrix into, int column) {
    for (int k = 0; k < weights.length; k++) {
      for (int feature = 0; feature < random.length; feature++) {
        into.set(feature, column + k, weights[k][feature]);
      }
    }
  }

  /**
   * The mean over the rows of the group's sum in one component, each row counting as often as it
   * has ratings.
   */
  double meanContribution(int component, CsrMatrix ratings) {
    double sum = 0;
    for (int feature = 0; feature < random.length; feature++) {
      double counts = 0;
      for (int p = rowsByFeature.start(feature); p < rowsByFeature.end(feature); p++) {
        int row = rowsByFeature.column(p);
        counts += (double) rowValue[row] * ratings.count(row);
      }
      sum += weights[component][feature] * counts;
    }
    return sum / Math.max(1, ratings.size());
  }

  /** The group's sum of every row in one component. */
  float[] contributions(int component) {
    float[] sums = new float[rowValue.length];
    for (int feature = 0; feature < random.length; feature++) {
      for (int p = rowsByFeature.start(feature); p < rowsByFeature.end(feature); p++) {
        int row = rowsByFeature.column(p);
        sums[row] += rowValue[row] * weights[component][feature];
      }
    }
    return sums;
  }

  /** Whether {@code row} has a feature of the group. */
  boolean has(int row) {
    return rowValue[row] > 0;
  }

  /** Draws prior and weights of one component, one feature after the other. */
  void draw(int component, double noise, ComponentStatistics statistics, SplittableRandom hyper) {
    float[] w = weights[component];
    NormalGamma prior = priors[component];
    prior.draw(w, order, hyper);
    for (int feature : order) {
      int from = rowsByFeature.start(feature);
      int to = rowsByFeature.end(feature);
      double gradient = 0;
      double curvature = 0;
      for (int p = from; p < to; p++) {
        int row = rowsByFeature.column(p);
        double x = rowValue[row];
        gradient += x * statistics.gradient(row);
        curvature += x * x * statistics.curvature(row);
      }
      float before = w[feature];
      w[feature] = prior.drawWeight(before, gradient, curvature, noise, random[feature]);
      double change = w[feature] - before;
      for (int p = from; p < to; p++) {
        int row = rowsByFeature.column(p);
        statistics.move(row, rowValue[row] * change);
      }
    }
  }
}
