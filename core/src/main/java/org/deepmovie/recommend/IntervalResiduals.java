package org.deepmovie.recommend;

import com.google.common.primitives.Floats;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingScale;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.store.ArchiveWriter;
import org.deepmovie.store.ModelFileException;

/**
 * The absolute errors |r - p| of a model on ratings that it was not fitted to, by {@link
 * PairSupport}, sorted. Immutable.
 *
 * <p>Cold pairs of which there are few have the errors with which the model predicts the other
 * pairs as if they were cold. Other classes with few pairs are pooled with the next ones.
 */
final class IntervalResiduals {

  /** A class with fewer residuals is pooled, or has those of pairs predicted as if cold. */
  static final int LEAST_OF_CLASS = 50;

  /** Of more residuals of a class, so many quantiles are stored: one less than a round number. */
  static final int MOST_OF_CLASS = 9999;

  private static final PairSupport[] CLASSES = PairSupport.values();
  private static final String COUNTS = "interval_counts";
  private static final String RESIDUALS = "interval_residuals";

  private static final String TRAINING_RATINGS = "interval_training_ratings";

  private final int trainingRatings;

  /** By the ordinal of the class. */
  private final float[][] sorted;

  private IntervalResiduals(int trainingRatings, float[]... sorted) {
    this.trainingRatings = trainingRatings;
    this.sorted = sorted;
  }

  /** The number of ratings to which the model was fitted that has these residuals. */
  int trainingRatings() {
    return trainingRatings;
  }

  /**
   * The residuals of {@code model}.
   *
   * @param heldOut ratings that the model was not fitted to; at least one
   */
  static IntervalResiduals of(Recommender model, RatingMatrix heldOut) {
    PairSupport.CatalogSupport support = new PairSupport.CatalogSupport(model.catalog());
    DoubleStream.Builder[] own = new DoubleStream.Builder[CLASSES.length];
    Arrays.setAll(own, n -> DoubleStream.builder());
    CsrMatrix rows = heldOut.byUser();
    for (int user = 0; user < rows.rows(); user++) {
      for (int p = rows.start(user); p < rows.end(user); p++) {
        int item = rows.column(p);
        double residual = Math.abs(rows.value(p) - model.predict(user, item));
        own[support.of(user, item).ordinal()].add(residual);
      }
    }
    double[][] byClass =
        Stream.of(own).map(each -> each.build().toArray()).toArray(double[][]::new);
    float[][] sorted = new float[CLASSES.length][];
    for (PairSupport each : CLASSES) {
      double[] residuals = byClass[each.ordinal()];
      if (residuals.length < LEAST_OF_CLASS) {
        residuals = each.isCold() ? asIfCold(each, model, rows) : pooled(each, byClass);
      }
      sorted[each.ordinal()] = sorted(residuals);
    }
    return new IntervalResiduals(model.catalog().ratings().size(), sorted);
  }

  /** The residuals of all ratings, predicted as if all users, all items or both were cold. */
  private static double[] asIfCold(PairSupport support, Recommender model, CsrMatrix rows) {
    double[] residuals = new double[rows.size()];
    for (int user = 0; user < rows.rows(); user++) {
      for (int p = rows.start(user); p < rows.end(user); p++) {
        double predicted = model.predict(support.user(user), support.item(rows.column(p)));
        residuals[p] = Math.abs(rows.value(p) - predicted);
      }
    }
    return residuals;
  }

  /** The residuals of the nearest classes of known pairs that have enough together, else of all. */
  private static double[] pooled(PairSupport support, double[][] byClass) {
    double[] pool = {};
    for (int reach = 1; reach < CLASSES.length && pool.length < LEAST_OF_CLASS; reach++) {
      int most = reach;
      pool =
          Stream.of(CLASSES)
              .filter(each -> !each.isCold())
              .filter(each -> Math.abs(each.ordinal() - support.ordinal()) <= most)
              .flatMapToDouble(each -> Arrays.stream(byClass[each.ordinal()]))
              .toArray();
    }
    return pool.length > 0 ? pool : Stream.of(byClass).flatMapToDouble(Arrays::stream).toArray();
  }

  /** As floats in ascending order; of too many, the quantiles at equal distances, rounded up. */
  private static float[] sorted(double[] residuals) {
    double[] all = residuals.clone();
    Arrays.sort(all);
    float[] kept = new float[Math.min(all.length, MOST_OF_CLASS)];
    for (int n = 0; n < kept.length; n++) {
      long rank = ((n + 1L) * (all.length + 1) + kept.length) / (kept.length + 1);
      kept[n] = (float) all[(int) rank - 1];
    }
    return kept;
  }

  /**
   * The quantile of a class: the ceil((n + 1) level)-th smallest of n residuals, or infinity if
   * that is more than n (Lei et al. 2018, algorithm 2).
   */
  double quantile(PairSupport support, double level) {
    float[] residuals = of(support);
    int rank = (int) Math.ceil(level * (residuals.length + 1) - 1e-9);
    return rank > residuals.length ? Double.POSITIVE_INFINITY : residuals[Math.max(1, rank) - 1];
  }

  /** The root of the mean squared residual of a class. */
  double deviation(PairSupport support) {
    double squares = 0;
    for (float residual : of(support)) {
      squares += (double) residual * residual;
    }
    return Math.sqrt(squares / of(support).length);
  }

  /** The interval around {@code prediction} of a pair of this class. */
  PredictionInterval around(
      double prediction, PairSupport support, double level, RatingScale scale) {
    return PredictionInterval.around(
        prediction, deviation(support), quantile(support, level), scale);
  }

  private float[] of(PairSupport support) {
    return sorted[support.ordinal()];
  }

  void save(ArchiveWriter archive) throws IOException {
    archive.ints(TRAINING_RATINGS, new int[] {trainingRatings});
    archive.ints(COUNTS, Stream.of(sorted).mapToInt(residuals -> residuals.length).toArray());
    archive.floats(RESIDUALS, Floats.concat(sorted));
  }

  /** Whether {@link #save} wrote to the archive. */
  static boolean areIn(ArchiveReader archive) {
    return archive.contains(COUNTS + ".npy");
  }

  static IntervalResiduals load(ArchiveReader archive) throws IOException {
    int[] counts = archive.ints(COUNTS, CLASSES.length);
    if (Arrays.stream(counts).anyMatch(count -> count < 1 || count > MOST_OF_CLASS)) {
      throw new ModelFileException(
          COUNTS + ": a number of residuals is not from 1 to " + MOST_OF_CLASS);
    }
    float[] all = archive.floats(RESIDUALS, Arrays.stream(counts).sum());
    float[][] sorted = new float[CLASSES.length][];
    int at = 0;
    for (int n = 0; n < sorted.length; n++) {
      sorted[n] = Arrays.copyOfRange(all, at, at + counts[n]);
      at += counts[n];
      if (!isAscending(sorted[n])) {
        throw new ModelFileException(RESIDUALS + ": residuals are negative or not sorted");
      }
    }
    return new IntervalResiduals(archive.ints(TRAINING_RATINGS, 1)[0], sorted);
  }

  /** Whether the residuals are sorted and not negative. */
  private static boolean isAscending(float[] residuals) {
    for (int n = 1; n < residuals.length; n++) {
      if (residuals[n] < residuals[n - 1]) {
        return false;
      }
    }
    return residuals[0] >= 0;
  }
}
