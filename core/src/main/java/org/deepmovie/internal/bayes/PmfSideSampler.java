package org.deepmovie.internal.bayes;

import java.util.SplittableRandom;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.options.common.RegularizationScaling;
import org.deepmovie.train.Seeds;
import org.deepmovie.train.Workers;
import org.jspecify.annotations.Nullable;

/**
 * The users, or the items, of a {@link PmfGibbsSampler}: their vectors, the bias first, with the
 * prior x_row ~ N(f_row + mu, Lambda^-1), and their sources of randomness. f is given by a {@link
 * FeatureLink}, which is drawn, too, unless it is set. Without features the link reads numbers of
 * ratings alone, if there is a {@link RatingCountTrend}; or else f is 0.
 */
final class PmfSideSampler {

  private static final double INITIAL_STD_DEV = 0.1;

  private final CsrMatrix ratings;
  private final int[] rated;
  private final FloatMatrix vectors;
  private final NormalWishart prior;
  private final SplittableRandom[] random;
  private final SplittableRandom hyper;

  private final FloatMatrix deviations;

  private double[] unknown = {};
  private FloatMatrix means;
  private boolean meansAreSet;

  /** Null if f is set or 0. */
  private @Nullable FeatureLink link;

  /** Null without features. */
  private @Nullable ColdStartLink coldStart;

  /**
   * Small random factors.
   *
   * @param scale of the prior of the factors
   */
  PmfSideSampler(
      String name,
      IdMap ids,
      CsrMatrix ratings,
      int d,
      FactorPriorScale scale,
      long seed,
      Workers workers) {
    this.ratings = ratings;
    this.rated = ratings.nonEmptyRows();
    this.vectors = new FloatMatrix(ids.size(), d);
    this.prior = new NormalWishart(d, scale);
    this.hyper = Seeds.random(seed, "prior of " + name);
    this.random = new SplittableRandom[ids.size()];
    for (int row = 0; row < random.length; row++) {
      random[row] = Seeds.random(seed, name + " " + ids.id(row));
      for (int k = 1; k < d; k++) {
        vectors.set(row, k, (float) (INITIAL_STD_DEV * Seeds.gaussian(random[row])));
      }
    }
    this.deviations = new FloatMatrix(ids.size(), d);
    this.means = new FloatMatrix(ids.size(), d);
    if (RatingCountTrend.isClear(ratings, rated)) {
      FloatMatrix none = new FloatMatrix(ids.size(), 0);
      this.link = new FeatureLink(none, new int[] {0}, ratings, rated, d, workers);
      this.means = link.means();
    }
  }

  CsrMatrix ratings() {
    return ratings;
  }

  FloatMatrix vectors() {
    return vectors;
  }

  NormalWishart prior() {
    return prior;
  }

  /** Sets f, which is not copied. */
  void setMeans(FloatMatrix means) {
    this.means = means;
    this.meansAreSet = true;
    this.link = null;
  }

  /**
   * From now on f is given by a link from features, too.
   *
   * @param features of all rows: rows x features
   * @param starts by group its first feature, then the number of features
   * @param weighting as in {@link ColdStartLink}
   * @param interceptWeighting as in {@link ColdStartLink}
   */
  void link(
      FloatMatrix features,
      int[] starts,
      RegularizationScaling weighting,
      RegularizationScaling interceptWeighting,
      Workers workers) {
    int d = vectors.columns();
    this.link = new FeatureLink(features, starts, ratings, rated, d, workers);
    this.means = link.means();
    this.coldStart =
        new ColdStartLink(
            features, starts, ratings, rated, weighting, interceptWeighting, d, workers);
  }

  /**
   * Gives the rows without ratings the vectors to store, if there are features. An unknown row is
   * one of which nothing is known.
   *
   * @param others the vectors of the other side
   * @param globalMean what is taken off all ratings
   */
  void drawUnrated(FloatMatrix others, double globalMean) {
    if (link != null && coldStart != null) {
      coldStart.draw(vectors, others, globalMean, prior, link.strengths(), hyper);
      unknown = coldStart.intercepts();
      for (int row = 0; row < vectors.rows(); row++) {
        if (ratings.count(row) == 0) {
          coldStart.apply(row, vectors);
        }
      }
    }
  }

  /** Stores the link for rows without ratings, if there are features. */
  void storeLink(LinkDraws draws, int number) {
    if (coldStart != null) {
      coldStart.store(draws, number * vectors.columns());
    }
  }

  /** Draws mu, Lambda and the link given the vectors. */
  void drawPrior() {
    float[] from = vectors.values();
    float[] mean = means.values();
    float[] into = deviations.values();
    for (int n = 0; n < into.length; n++) {
      into[n] = from[n] - mean[n];
    }
    if (link == null) {
      prior.draw(deviations, rated, hyper);
    } else {
      prior.draw(deviations, rated, link, hyper);
      link.draw(vectors, prior, hyper);
    }
  }

  /**
   * The precision of what a row without ratings lacks, also the number of its ratings: (Lambda^-1 +
   * v v')^-1, v being what a number of ratings one standard deviation off adds to f.
   */
  double[] precisionWithoutRatings() {
    double[] precision = prior.precision().clone();
    if (link != null) {
      double[] v = link.countDeviation();
      double[] product = new double[v.length];
      PosteriorDraws.multiply(precision, v, product);
      double scale = 1;
      for (int k = 0; k < v.length; k++) {
        scale += v[k] * product[k];
      }
      for (int row = 0; row < v.length; row++) {
        for (int c = 0; c < v.length; c++) {
          precision[row * v.length + c] -= product[row] * product[c] / scale;
        }
      }
    }
    return precision;
  }

  /** f_row + mu, one component of it. */
  double priorMean(int row, int component) {
    return prior.mean()[component] + means.get(row, component);
  }

  /**
   * Sets the vector of a row without ratings: f_row if f is set, or else that of an unknown row.
   * With features it stays, until {@link #drawUnrated}.
   */
  void setUnrated(int row) {
    for (int k = 0; k < vectors.columns() && coldStart == null; k++) {
      vectors.set(row, k, (float) (meansAreSet ? means.get(row, k) : unknown(k)));
    }
  }

  /** One component of the vector of an unknown row. */
  double unknown(int component) {
    return unknown.length == 0 ? prior.mean()[component] : unknown[component];
  }

  /** From now on the vector of an unknown row, not copied; before, it is mu. */
  void setUnknown(double[] vector) {
    unknown = vector;
  }

  /** Lambda (f_row + mu). */
  void priorShift(int row, double[] into) {
    if (link == null && !meansAreSet) {
      System.arraycopy(prior.shift(), 0, into, 0, into.length);
      return;
    }
    int d = into.length;
    double[] precision = prior.precision();
    float[] mean = means.values();
    int at = means.offset(row);
    for (int k = 0; k < d; k++) {
      double sum = prior.shift()[k];
      for (int c = 0; c < d; c++) {
        sum += precision[k * d + c] * mean[at + c];
      }
      into[k] = sum;
    }
  }

  /** Standard normal numbers from the stream of {@code row}. */
  void drawNormals(int row, double[] into) {
    for (int k = 0; k < into.length; k++) {
      into[k] = Seeds.gaussian(random[row]);
    }
  }
}
