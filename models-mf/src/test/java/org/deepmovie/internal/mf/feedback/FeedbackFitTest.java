package org.deepmovie.internal.mf.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.data.RatingScale;
import org.deepmovie.internal.factor.FactorModel;
import org.deepmovie.internal.leastsquares.Regularization;
import org.deepmovie.internal.mf.time.TimeTerm;
import org.deepmovie.internal.mf.vector.CompositeVectors;
import org.deepmovie.internal.mf.vector.LearningSettings;
import org.deepmovie.mf.feedback.ImplicitFeedbackSide;
import org.deepmovie.options.common.RegularizationScaling;
import org.deepmovie.train.TrainingContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

public class FeedbackFitTest {

  private static final double RATE = 0.05;
  private static final double FEEDBACK_RATE = 0.03;
  public static final double DECAY = 0.1;

  /** The number of the epoch whose steps are looked at, and how small they are. */
  public static final int SMALL = 4;

  public static final double SCALE = DECAY * DECAY * DECAY;

  /** Ids are in order, so that the fit numbers users and items as the data does. */
  private static final Dataset DATA =
      Dataset.builder(
              "three by three",
              IdMap.of(List.of("a", "b", "c")),
              IdMap.of(List.of("x", "y", "z")),
              new RatingMatrixBuilder()
                  .add(0, 0, 5)
                  .add(0, 1, 3)
                  .add(1, 0, 4)
                  .add(1, 1, 1)
                  .add(1, 2, 2)
                  .add(2, 2, 5)
                  .build(3, 3))
          .scale(RatingScale.FIVE_STARS)
          .implicitFeedback(
              new RatingMatrixBuilder().add(0, 2, 1).add(2, 1, 1).build(3, 3).byUser())
          .build();

  static Stream<FeedbackSettings> models() {
    Optional<LearningSettings> own = Optional.of(learning(RATE, 0.4, RegularizationScaling.SQRT));
    return Stream.of(
        settings("svd", own, false, ImplicitFeedbackSide.NONE),
        settings("svd++", own, false, ImplicitFeedbackSide.USERS),
        settings("svd++ of items alone", own, false, ImplicitFeedbackSide.ITEMS),
        settings("svd++ flipped", own, false, ImplicitFeedbackSide.BOTH),
        settings("nsvd", Optional.empty(), false, ImplicitFeedbackSide.USERS),
        settings("nsvd flipped", Optional.empty(), false, ImplicitFeedbackSide.BOTH),
        settings("asymmetric-svd", Optional.empty(), true, ImplicitFeedbackSide.USERS),
        settings(
            "asymmetric-svd of residuals alone", Optional.empty(), true, ImplicitFeedbackSide.NONE),
        settings("asymmetric-svd flipped", Optional.empty(), true, ImplicitFeedbackSide.BOTH));
  }

  private static FeedbackSettings settings(
      String name,
      Optional<LearningSettings> own,
      boolean residuals,
      ImplicitFeedbackSide implicit) {
    return new FeedbackSettings(
        name,
        2,
        0.7,
        new VectorParts(own, implicit.ofUsers(), residuals),
        new VectorParts(
            Optional.of(learning(RATE, 0.3, RegularizationScaling.COUNT)),
            implicit.ofItems(),
            false),
        learning(FEEDBACK_RATE, 0.5, RegularizationScaling.SQRT),
        learning(RATE, 0.2, RegularizationScaling.NONE),
        Optional.empty(),
        new EpochSettings(DECAY, 9, 9));
  }

  private static LearningSettings learning(
      double rate, double strength, RegularizationScaling scaling) {
    return new LearningSettings(rate, new Regularization(strength, scaling));
  }

  private static FeedbackFit fit(FeedbackSettings settings) {
    FeedbackFit fit = new FeedbackFit(settings, DATA, TrainingContext.ofSeed(5));
    fit.epoch(1);
    fit.epoch(1);
    fit.epoch(2);
    return fit;
  }

  private static ReferenceSvdPlusPlus textbook(FeedbackSettings settings, FeedbackFit fit) {
    return textbook(settings, fit, DATA);
  }

  /** The parameters of {@code fit} in the papers' formula. */
  public static ReferenceSvdPlusPlus textbook(
      FeedbackSettings settings, FeedbackFit fit, Dataset data) {
    CsrMatrix residuals =
        settings.users().residualFeedback()
            ? ResidualFeedback.residuals(
                data.ratings(), ResidualFeedback.baseline(data.ratings()), 1)
            : null;
    ReferenceSvdPlusPlus book =
        new ReferenceSvdPlusPlus(
            settings, data.ratings().byUser(), data.implicitFeedback(), residuals);
    book.mean = fit.parameters().biases().mean();
    book.userBiases = doubles(fit.parameters().biases().user());
    book.itemBiases = doubles(fit.parameters().biases().item());
    book.p = own(fit.parameters().users());
    book.q = own(fit.parameters().items());
    int next = 0;
    if (settings.users().implicitFeedback()) {
      book.y = rows(fit.parameters().users().feedback().get(next++).vectors());
    }
    if (settings.users().residualFeedback()) {
      book.x = rows(fit.parameters().users().feedback().get(next).vectors());
    }
    if (settings.items().implicitFeedback()) {
      book.w = rows(fit.parameters().items().feedback().get(0).vectors());
    }
    return book;
  }

  /** The effects of time of a fit whose model has some. */
  public static TimeTerm timeTerm(FeedbackFit fit) {
    return fit.parameters().time().orElseThrow();
  }

  public static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    for (int n = 0; n < values.length; n++) {
      doubles[n] = values[n];
    }
    return doubles;
  }

  public static double[][] rows(FloatMatrix matrix) {
    double[][] rows = new double[matrix.rows()][];
    for (int row = 0; row < rows.length; row++) {
      rows[row] = doubles(matrix.row(row));
    }
    return rows;
  }

  private static double[][] own(CompositeVectors side) {
    double[][] own = rows(side.vectors());
    for (int row = 0; row < own.length; row++) {
      for (int k = 0; k < own[row].length; k++) {
        own[row][k] -= side.sums().get(row, k);
      }
    }
    return own;
  }

  @ParameterizedTest
  @MethodSource("models")
  void predictionsAreThoseOfThePapersFormula(FeedbackSettings settings) {
    FeedbackFit fit = fit(settings);
    ReferenceSvdPlusPlus book = textbook(settings, fit);
    FactorModel model = fit.checkpoint().factors();
    for (int user = 0; user < 3; user++) {
      for (int item = 0; item < 3; item++) {
        assertEquals(book.predict(user, item), fit.predict(user, item), 1e-5);
        assertEquals(book.predict(user, item), model.predict(user, item), 1e-5);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void anEpochOfSmallStepsGoesAgainstHalfTheGradientOfTheLossInEveryParameter(
      FeedbackSettings settings) {
    FeedbackFit fit = fit(settings);
    ReferenceSvdPlusPlus before = textbook(settings, fit);
    fit.epoch(SMALL);
    ReferenceSvdPlusPlus after = textbook(settings, fit);
    int passes = settings.items().implicitFeedback() ? 2 : 1;
    double rate = SCALE * RATE * passes;
    double feedbackRate = SCALE * FEEDBACK_RATE;
    int groups = 2;
    assertDescends(before, before.itemBiases, after.itemBiases, rate);
    assertDescend(before, before.q, after.q, rate);
    if (!settings.users().residualFeedback()) {
      assertDescends(before, before.userBiases, after.userBiases, rate);
      groups++;
    }
    if (settings.users().ownFactors().isPresent()) {
      assertDescend(before, before.p, after.p, rate);
      groups++;
    }
    for (double[][][] pair :
        new double[][][][] {{before.y, after.y}, {before.x, after.x}, {before.w, after.w}}) {
      if (pair[0] != null) {
        assertDescend(before, pair[0], pair[1], feedbackRate);
        groups++;
      }
    }
    assertThat(groups).isGreaterThanOrEqualTo(3);
  }

  public static void assertDescend(
      ReferenceSvdPlusPlus book, double[][] before, double[][] after, double rate) {
    for (int row = 0; row < before.length; row++) {
      assertDescends(book, before[row], after[row], rate);
    }
  }

  public static void assertDescends(
      ReferenceSvdPlusPlus book, double[] before, double[] after, double rate) {
    for (int at = 0; at < before.length; at++) {
      double slope = book.slope(before, at);
      assertEquals(slope, (after[at] - before[at]) / rate, 0.01 + 0.01 * Math.abs(slope));
    }
  }

  @Test
  void theReportedErrorFallsFromEpochToEpoch() {
    List<Double> errors = new ArrayList<>();
    FeedbackSettings settings =
        settings("svd++", Optional.empty(), false, ImplicitFeedbackSide.BOTH);
    FeedbackFit fit = new FeedbackFit(settings, DATA, TrainingContext.ofSeed(5));
    for (int turn = 0; turn < 10; turn++) {
      errors.add(fit.epoch(1));
    }
    for (int turn = 1; turn < 10; turn++) {
      assertThat(errors.get(turn)).isLessThan(errors.get(turn - 1));
    }
  }

  @Test
  void aSnapshotDoesNotChangeWithLaterEpochs() {
    FeedbackSettings settings =
        settings("asymmetric-svd", Optional.empty(), true, ImplicitFeedbackSide.BOTH);
    FeedbackFit fit = fit(settings);
    FeedbackModel kept = fit.checkpoint();
    double before = kept.factors().predict(1, 2);
    float part = kept.implicitFeedback().orElseThrow().get(1, 1);
    fit.epoch(1);
    assertEquals(before, kept.factors().predict(1, 2));
    assertEquals(part, kept.implicitFeedback().orElseThrow().get(1, 1));
    assertThat(Math.abs(fit.predict(1, 2) - before)).isGreaterThan(1e-4).isFinite();
  }
}
