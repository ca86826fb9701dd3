package org.deepmovie.internal.mf.feedback;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.internal.data.CanonicalOrder;
import org.deepmovie.internal.factor.FactorModel;
import org.deepmovie.internal.factor.InitialFactors;
import org.deepmovie.internal.kernel.Kernels;
import org.deepmovie.internal.mf.term.LearnedBiases;
import org.deepmovie.internal.mf.term.PredictionTerm;
import org.deepmovie.internal.mf.time.TimeTerm;
import org.deepmovie.internal.mf.vector.CompositeVectors;
import org.deepmovie.internal.mf.vector.FeedbackVectors;
import org.deepmovie.internal.train.RatingDensity;
import org.deepmovie.recommend.BaselineEstimate;

/**
 * All parameters of a model of the family while they are fitted: r_ui = biases [+ effects of time]
 * + x_u . q_i, where the vectors are composed as {@link VectorParts} says. Users and items are
 * numbered as in {@link CanonicalOrder}.
 */
final class FeedbackParameters {

  private final FeedbackSettings settings;
  private final Dataset original;
  private final CanonicalOrder order;
  private final CsrMatrix interactions;
  private final CsrMatrix originalInteractions;
  private final BaselineEstimate start;
  private final float pace;
  private final LearnedBiases biases;
  private final Optional<FeedbackVectors> implicitFeedback;
  private final Optional<FeedbackVectors> residualFeedback;
  private final CompositeVectors users;
  private final CompositeVectors items;
  private final Optional<TimeTerm> time;

  /** The parameters before the first epoch: random own factors, all else 0 or the baseline's. */
  FeedbackParameters(FeedbackSettings settings, Dataset train, long seed) {
    this.settings = settings;
    this.original = train;
    this.order = new CanonicalOrder(train);
    Dataset data = order.data();
    this.interactions = data.implicitFeedback();
    this.originalInteractions = train.implicitFeedback();
    RatingMatrix ratings = data.ratings();
    if (settings.users().residualFeedback()) {
      this.start = ResidualFeedback.baseline(ratings);
      this.pace = 1;
      this.biases = LearnedBiases.ofItems(start, ratings, settings.biases());
      this.residualFeedback =
          Optional.of(
              feedback(ResidualFeedback.residuals(ratings, start, original.scale().unit())));
    } else {
      this.start = sparseStart(ratings);
      // implicit feedback of items without ratings tells of users, too
      this.pace = (float) RatingDensity.of(RatingMatrix.of(interactions)).pace();
      this.biases = LearnedBiases.of(start, ratings, settings.biases());
      this.residualFeedback = Optional.empty();
    }
    this.implicitFeedback =
        settings.users().implicitFeedback()
            ? Optional.of(feedback(interactions))
            : Optional.empty();
    this.users =
        vectors(
            ratings.byUser(),
            Stream.of(implicitFeedback, residualFeedback).flatMap(Optional::stream).toList(),
            settings.users());
    this.items =
        vectors(
            ratings.byItem(),
            settings.items().implicitFeedback()
                ? List.of(feedback(interactions.transpose()))
                : List.of(),
            settings.items());
    this.time =
        settings.time().map(some -> new TimeTerm(biases, order, original.ratings(), items, some));
    InitialFactors initial = new InitialFactors(settings.initialStdDev(), seed);
    if (settings.users().ownFactors().isPresent()) {
      users.draw(initial, "user", data.users(), settings.factors());
    }
    items.draw(initial, "item", data.items(), settings.factors());
  }

  /**
   * Biases of 0 where ratings are dense, so that all parameters are learned at once; those of the
   * baseline where ratings are sparse, so that vectors learn no more than what these leave.
   */
  private static BaselineEstimate sparseStart(RatingMatrix ratings) {
    double share = RatingDensity.of(ratings).sparsity();
    BaselineEstimate baseline = BaselineEstimate.fallback(ratings);
    return new BaselineEstimate(
        baseline.mean(), scaled(share, baseline.user()), scaled(share, baseline.item()));
  }

  private static float[] scaled(double factor, float[] values) {
    float[] scaled = new float[values.length];
    for (int n = 0; n < scaled.length; n++) {
      scaled[n] = (float) (factor * values[n]);
    }
    return scaled;
  }

  private FeedbackVectors feedback(CsrMatrix weights) {
    return FeedbackVectors.of(weights, paddedLength(), settings.feedback());
  }

  private CompositeVectors vectors(
      CsrMatrix ratings, List<FeedbackVectors> sums, VectorParts parts) {
    return new CompositeVectors(ratings, sums, paddedLength(), parts.ownFactors());
  }

  private int paddedLength() {
    return Kernels.best().stride(settings.factors());
  }

  /** What the learning rates are multiplied by: little is left to learn from a sparse start. */
  float pace() {
    return pace;
  }

  /** The numbering of users and items. */
  CanonicalOrder order() {
    return order;
  }

  /** The interactions of users and items, rated or not: users x items. */
  CsrMatrix interactions() {
    return interactions;
  }

  /** x_u; implicit feedback comes before residual feedback. */
  CompositeVectors users() {
    return users;
  }

  /** y_j of the users' vectors, if the model has them. */
  Optional<FeedbackVectors> implicitFeedback() {
    return implicitFeedback;
  }

  /** x_j of the users' vectors, if the model has them. */
  Optional<FeedbackVectors> residualFeedback() {
    return residualFeedback;
  }

  /** Whether users have factors of their own. */
  boolean usersHaveOwnFactors() {
    return settings.users().ownFactors().isPresent();
  }

  /** Whether the users' biases are learned, not those of the baseline. */
  boolean learnsUserBiases() {
    return residualFeedback.isEmpty();
  }

  /** q_i. */
  CompositeVectors items() {
    return items;
  }

  /** mu, b_u and b_i as they are now. */
  BaselineEstimate biases() {
    return biases.current();
  }

  /** The effects of time, if the model has some. */
  Optional<TimeTerm> time() {
    return time;
  }

  /** All that is added to the products of the vectors. */
  PredictionTerm addedTerm() {
    return time.isPresent() ? time.get() : biases;
  }

  /** A copy of the parameters as they are now, by the indices of the training data. */
  FeedbackModel model() {
    int factors = settings.factors();
    FloatMatrix x = order.originalUsers(biases().user(), users.vectors(), factors);
    FloatMatrix q = order.originalItems(biases().item(), items.vectors(), factors);
    MeanUser mean = MeanUser.of(users.mean(interactions), factors);
    mean.center(x, q, originalInteractions);
    return new FeedbackModel(
        FactorModel.of(true, start.mean(), x, q, original.ratings()).knowing(originalInteractions),
        mean,
        originalInteractions,
        implicitFeedback.map(
            y -> order.originalItems(new float[start.item().length], y.vectors(), factors)),
        residualFeedback.map(
            some ->
                new ResidualFeedback(
                    order.originalItems(start.item(), some.vectors(), factors),
                    original.scale().unit())),
        time.map(some -> some.effects(factors)));
  }
}
