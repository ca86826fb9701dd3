package org.deepmovie.recommend;

import java.io.IOException;
import java.util.Optional;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.store.ArchiveWriter;
import org.jspecify.annotations.Nullable;

/**
 * Prediction intervals of any model, calibrated by its errors on validation ratings: split
 * conformal prediction.
 *
 * <pre>
 *   interval = p +- q, clipped to the scale
 *   q        = the ceil((n + 1) level)-th smallest of the n errors |r - p| on validation ratings of
 *              the same class of pairs; the whole scale if n is too small
 * </pre>
 *
 * <p>The classes are those of the item's popularity ({@link org.deepmovie.data.PopularityBucket}),
 * and cold users, so that intervals hold in each class (Mondrian conformal prediction). A class
 * with few validation ratings is pooled with the next ones. Few validation ratings are of cold
 * items and users: their errors are those of all validation ratings, predicted as if item or user
 * were unknown. This makes intervals of models that read attributes or texts of cold items a little
 * too wide.
 *
 * <p>An interval of a level contains at least that share of ratings on average, if validation
 * ratings are drawn as these ratings are. Early stopping by the same ratings makes their errors a
 * very little too small. A model that is fitted again to all ratings has the errors of the earlier
 * fit, which had fewer ratings: its intervals are slightly too wide. The class of a pair is then
 * that of the number of ratings that the item would have had in the earlier fit.
 *
 * <p>The errors are computed when they are first asked for. Immutable and thread-safe otherwise;
 * belongs to one model.
 *
 * <ul>
 *   <li>V. Vovk, A. Gammerman, G. Shafer: Algorithmic Learning in a Random World. Springer, 2005,
 *       sections 4.2 and 4.5.
 *   <li>J. Lei, M. G'Sell, A. Rinaldo, R. Tibshirani, L. Wasserman: Distribution-Free Predictive
 *       Inference for Regression. JASA 113(523), 2018, algorithm 2.
 * </ul>
 */
public final class IntervalCalibration {

  private final @Nullable RatingMatrix validation;
  private @Nullable IntervalResiduals residuals;
  private PairSupport.@Nullable CatalogSupport support;

  private IntervalCalibration(
      @Nullable RatingMatrix validation, @Nullable IntervalResiduals residuals) {
    this.validation = validation;
    this.residuals = residuals;
  }

  /** No calibration: no intervals. */
  public static IntervalCalibration none() {
    return new IntervalCalibration(null, null);
  }

  /**
   * The calibration of a model that is being fitted.
   *
   * @param validation ratings that it is not fitted to; without any there is no calibration
   */
  public static IntervalCalibration by(RatingMatrix validation) {
    return new IntervalCalibration(validation.size() == 0 ? null : validation, null);
  }

  /**
   * The calibration of {@code model} without its validation ratings: for another fit of the same
   * model to all ratings.
   */
  public static IntervalCalibration ofFitted(Recommender model) {
    return new IntervalCalibration(null, model.header().intervals().residuals(model).orElse(null));
  }

  /** Whether there are intervals. */
  public boolean isPresent() {
    return validation != null || residuals != null;
  }

  /**
   * The interval of a pair.
   *
   * @param model the model that this calibration belongs to
   * @param user an index, or {@link org.deepmovie.data.IdMap#UNKNOWN}
   * @param item an index, or {@link org.deepmovie.data.IdMap#UNKNOWN}
   * @throws UnsupportedQueryException if there is no calibration
   * @throws IllegalArgumentException if {@code level} is not above 0 and below 1
   */
  PredictionInterval interval(Recommender model, int user, int item, double level) {
    PredictionInterval.requireLevel(level);
    IntervalResiduals errors = residuals(model).orElseThrow(() -> missing(model.header()));
    PairSupport pair = support(model, errors).of(user, item);
    return errors.around(model.predict(user, item), pair, level, model.catalog().scale());
  }

  /**
   * The interval of a user who is not in the training set, and of an item that is.
   *
   * @param prediction of the user's rating
   * @param ratings the number of ratings by which the user was folded in
   * @throws UnsupportedQueryException if there is no calibration
   */
  PredictionInterval interval(
      Recommender model, double prediction, int ratings, int item, double level) {
    PredictionInterval.requireLevel(level);
    IntervalResiduals errors = residuals(model).orElseThrow(() -> missing(model.header()));
    PairSupport pair = support(model, errors).ofNewUser(ratings, item);
    return errors.around(prediction, pair, level, model.catalog().scale());
  }

  private static UnsupportedQueryException missing(ModelHeader header) {
    return new UnsupportedQueryException(Capability.PREDICTION_INTERVALS, whyNone(header));
  }

  private static String whyNone(ModelHeader header) {
    return header.catalog().scale().isImplicit()
        ? header.model() + " has no prediction intervals, as it was fitted to interactions"
        : header.model()
            + " has no prediction intervals, as it was fitted without validation ratings;"
            + " fit it with some, or use a Bayesian model";
  }

  private synchronized Optional<IntervalResiduals> residuals(Recommender model) {
    if (residuals == null && validation != null) {
      residuals = IntervalResiduals.of(model, validation);
    }
    return Optional.ofNullable(residuals);
  }

  private synchronized PairSupport.CatalogSupport support(
      Recommender model, IntervalResiduals errors) {
    if (support == null) {
      support = new PairSupport.CatalogSupport(model.catalog(), errors.trainingRatings());
    }
    return support;
  }

  /**
   * Writes the calibration of {@code model}, if there is one.
   *
   * @throws IOException if the archive cannot be written
   */
  public void save(Recommender model, ArchiveWriter archive) throws IOException {
    Optional<IntervalResiduals> errors = residuals(model);
    if (errors.isPresent()) {
      errors.get().save(archive);
    }
  }

  /**
   * Reads what {@link #save} wrote.
   *
   * @throws IOException if the archive is damaged
   */
  public static IntervalCalibration load(ArchiveReader archive) throws IOException {
    return IntervalResiduals.areIn(archive)
        ? new IntervalCalibration(null, IntervalResiduals.load(archive))
        : none();
  }
}
