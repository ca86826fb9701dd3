package org.deepmovie.internal.mf.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.Rating;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.data.RatingScale;
import org.deepmovie.internal.leastsquares.Regularization;
import org.deepmovie.internal.mf.feedback.EpochSettings;
import org.deepmovie.internal.mf.feedback.FeedbackFit;
import org.deepmovie.internal.mf.feedback.FeedbackFitTest;
import org.deepmovie.internal.mf.feedback.FeedbackModel;
import org.deepmovie.internal.mf.feedback.FeedbackSettings;
import org.deepmovie.internal.mf.feedback.ReferenceSvdPlusPlus;
import org.deepmovie.internal.mf.feedback.VectorParts;
import org.deepmovie.internal.mf.vector.LearningSettings;
import org.deepmovie.mf.feedback.ImplicitFeedbackSide;
import org.deepmovie.mf.feedback.TimeSvdPlusPlusRecommender;
import org.deepmovie.models.ModelFile;
import org.deepmovie.models.Providers;
import org.deepmovie.options.common.RegularizationScaling;
import org.deepmovie.testkit.PlantedRatings;
import org.deepmovie.train.TrainingContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TimeModelTest {

  private static final long DAY = 86400;
  private static final double RATE = 0.05;
  private static final double TIME_RATE = 0.04;

  /** Ann rated on days 10 (twice) and 19, bob on day 10 and at an unknown time, cid at none. */
  private static final Dataset DATA =
      Dataset.builder(
              "with times",
              IdMap.of(List.of("ann", "bob", "cid")),
              IdMap.of(List.of("x", "y", "z")),
              new RatingMatrixBuilder()
                  .add(0, 0, 5, 10 * DAY)
                  .add(0, 1, 3, 10 * DAY + DAY / 2)
                  .add(0, 2, 2, 19 * DAY + DAY / 4)
                  .add(1, 0, 4, 10 * DAY + 1)
                  .add(1, 1, 1, Rating.NO_TIMESTAMP)
                  .add(2, 2, 5, Rating.NO_TIMESTAMP)
                  .build(3, 3))
          .scale(RatingScale.FIVE_STARS)
          .build();

  private static final TrainingCalendar DAYS = TrainingCalendar.of(DATA.ratings());

  @Test
  void aCalendarWorkedByHand() {
    assertEquals(10, DAYS.first());
    assertEquals(10, DAYS.count());
    assertEquals((0 + 0.5 + 9.25) / 3, DAYS.means()[0], 1e-6);
    assertEquals(2, DAYS.rated().count(0));
    assertEquals(1, DAYS.rated().count(1));
    assertEquals(0, DAYS.rated().count(2));
    assertEquals(DAYS.rated().find(0, 9), DAYS.position(0, 19 * DAY));
    assertEquals(TrainingCalendar.UNKNOWN, DAYS.position(0, 11 * DAY));
    assertEquals(TrainingCalendar.UNKNOWN, DAYS.position(0, 99 * DAY));
    assertEquals(TrainingCalendar.UNKNOWN, DAYS.position(0, Rating.NO_TIMESTAMP));
  }

  @Test
  void aDeviationIsAPowerOfTheDistanceFromTheUsersMeanTime() {
    // mean 3.25 days after day 10, in a calendar of 10
    assertEquals(Math.pow(0.6, 0.4), DAYS.deviation(0, 19 * DAY + DAY / 4, 0.4), 1e-6);
    assertEquals(-Math.pow(0.325, 0.4), DAYS.deviation(0, 10 * DAY, 0.4), 1e-6);
    assertEquals(0, DAYS.deviation(0, Rating.NO_TIMESTAMP, 0.4));
    assertEquals(0, DAYS.deviation(2, 10 * DAY, 0.4));
  }

  @Test
  void binsAreEqualPartsOfTheCalendar() {
    assertEquals(0, DAYS.bin(10 * DAY, 5));
    assertEquals(0, DAYS.bin(12 * DAY - 1, 5));
    assertEquals(1, DAYS.bin(12 * DAY, 5));
    assertEquals(4, DAYS.bin(19 * DAY, 5));
    assertEquals(4, DAYS.bin(99 * DAY, 5));
    assertEquals(0, DAYS.bin(1, 5));
  }

  private static FeedbackSettings settings(ImplicitFeedbackSide implicit) {
    return new FeedbackSettings(
        "time-svd++",
        2,
        0.7,
        new VectorParts(
            Optional.of(learning(RATE, 0.4, RegularizationScaling.SQRT)),
            implicit.ofUsers(),
            false),
        new VectorParts(
            Optional.of(learning(RATE, 0.3, RegularizationScaling.COUNT)),
            implicit.ofItems(),
            false),
        learning(0.03, 0.5, RegularizationScaling.SQRT),
        learning(RATE, 0.2, RegularizationScaling.NONE),
        Optional.of(new TimeSettings(learning(TIME_RATE, 0.1, RegularizationScaling.SQRT), 0.4, 2)),
        new EpochSettings(FeedbackFitTest.DECAY, 9, 9));
  }

  private static LearningSettings learning(
      double rate, double strength, RegularizationScaling scaling) {
    return new LearningSettings(rate, new Regularization(strength, scaling));
  }

  private static ReferenceSvdPlusPlus textbook(FeedbackSettings settings, FeedbackFit fit) {
    ReferenceSvdPlusPlus book = FeedbackFitTest.textbook(settings, fit, DATA);
    TimeEffects part = fit.checkpoint().time().orElseThrow();
    RatingMatrix ratings = DATA.ratings();
    book.dayOf = new int[ratings.size()];
    book.binOf = new int[ratings.size()];
    book.deviations = new double[ratings.size()];
    for (int user = 0; user < ratings.users(); user++) {
      for (int n = ratings.byUser().start(user); n < ratings.byUser().end(user); n++) {
        book.dayOf[n] = DAYS.position(user, ratings.timestamp(n));
        book.binOf[n] = DAYS.bin(ratings.timestamp(n), 2);
        book.deviations[n] = DAYS.deviation(user, ratings.timestamp(n), 0.4);
      }
    }
    book.dayBiases = FeedbackFitTest.doubles(part.calendar().rated().valueArray());
    book.drifts = FeedbackFitTest.rows(part.drifts());
    book.bins = FeedbackFitTest.rows(part.bins());
    return book;
  }

  @ParameterizedTest
  @EnumSource(
      value = ImplicitFeedbackSide.class,
      names = {"USERS", "BOTH"})
  void anEpochOfSmallStepsGoesAgainstHalfTheGradientOfTheLoss(ImplicitFeedbackSide implicit) {
    FeedbackSettings settings = settings(implicit);
    FeedbackFit fit = new FeedbackFit(settings, DATA, TrainingContext.ofSeed(5));
    for (int epoch = 0; epoch < 2; epoch++) {
      fit.epoch(1);
    }
    FloatMatrix drifts = FeedbackFitTest.timeTerm(fit).vectorDrifts();
    for (int user = 0; user < 3; user++) {
      drifts.set(user, 0, 0.5f - user);
      drifts.set(user, 1, 0.9f);
    }
    ReferenceSvdPlusPlus before = textbook(settings, fit);
    fit.epoch(FeedbackFitTest.SMALL);
    ReferenceSvdPlusPlus after = textbook(settings, fit);
    double scale = FeedbackFitTest.SCALE;
    double passes = implicit == ImplicitFeedbackSide.BOTH ? 2 : 1;
    double timeRate = scale * passes * TIME_RATE;
    FeedbackFitTest.assertDescends(before, before.dayBiases, after.dayBiases, timeRate);
    FeedbackFitTest.assertDescend(before, before.drifts, after.drifts, timeRate);
    FeedbackFitTest.assertDescend(before, before.bins, after.bins, timeRate);
    FeedbackFitTest.assertDescend(before, before.p, after.p, scale * passes * RATE);
    FeedbackFitTest.assertDescend(before, before.q, after.q, scale * passes * RATE);
    FeedbackFitTest.assertDescend(before, before.y, after.y, scale * 0.03);
    if (implicit == ImplicitFeedbackSide.BOTH) {
      FeedbackFitTest.assertDescend(before, before.w, after.w, scale * 0.03);
    }
  }

  private static TimeSvdPlusPlusRecommender fit(Dataset data) {
    return (TimeSvdPlusPlusRecommender)
        Providers.load()
            .trainer(
                "time-svd++:factors=2,itemBins=2,timeRegularization=0.5,learningRateDecay=1,epochs=30")
            .fit(data, TrainingContext.ofSeed(5));
  }

  @Test
  void aPredictionAtATimeIsThatOfTheFormula() {
    FeedbackSettings settings = settings(ImplicitFeedbackSide.BOTH);
    FeedbackFit fit = new FeedbackFit(settings, DATA, TrainingContext.ofSeed(5));
    for (int epoch = 0; epoch < 2; epoch++) {
      fit.epoch(1);
    }
    ReferenceSvdPlusPlus book = textbook(settings, fit);
    FeedbackModel model = fit.checkpoint();
    int n = DATA.ratings().byUser().find(0, 2);
    assertEquals(
        book.time(0, 2, n),
        model.time().orElseThrow().value(model.factors(), 0, 2, DATA.ratings().timestamp(n)),
        1e-5);
  }

  @Test
  void aPredictionWithoutATimeLeavesTheEffectsOfTimeOut() {
    TimeSvdPlusPlusRecommender model = fit(DATA);
    assertEquals(model.predict(0, 2), model.predict(0, 2, Rating.NO_TIMESTAMP));
    assertEquals(model.predict(IdMap.UNKNOWN, 2), model.predict(IdMap.UNKNOWN, 2, 10 * DAY));
    assertEquals(model.predict(0, IdMap.UNKNOWN), model.predict(0, IdMap.UNKNOWN, 10 * DAY));
    assertThat(Math.abs(model.predict(0, 2) - model.predict(0, 2, 19 * DAY)))
        .isGreaterThan(1e-3)
        .isFinite();
    assertThat(model.predict(0, 2, 99999 * DAY)).isBetween(DATA.scale().min(), DATA.scale().max());
  }

  @Test
  void timesAreSavedWithTheModel(@TempDir Path folder) throws IOException {
    TimeSvdPlusPlusRecommender model = fit(DATA);
    ModelFile.save(model, folder.resolve("model.zip"));
    TimeSvdPlusPlusRecommender loaded =
        (TimeSvdPlusPlusRecommender) ModelFile.load(folder.resolve("model.zip"), Providers.load());
    for (long time : new long[] {10 * DAY, 14 * DAY, 19 * DAY, 40 * DAY}) {
      assertEquals(model.predict(0, 1, time), loaded.predict(0, 1, time));
    }
  }

  @Test
  void driftingUsersArePredictedBetterAtAKnownTime() {
    Dataset planted = PlantedRatings.generate(80, 40, 0.5, 4);
    CsrMatrix rows = planted.ratings().byUser();
    RatingMatrixBuilder drifting = new RatingMatrixBuilder();
    for (int user = 0; user < rows.rows(); user++) {
      for (int p = rows.start(user); p < rows.end(user); p++) {
        long day = 100 + 7 * (p % 5);
        float drift = p % 5 - 2;
        drifting.add(
            user,
            rows.column(p),
            (float) RatingScale.FIVE_STARS.clip(rows.value(p) + 0.7f * drift),
            day * DAY);
      }
    }
    RatingMatrix all = drifting.build(80, 40);
    RatingMatrix test = all.filter(p -> p % 3 == 0);
    TimeSvdPlusPlusRecommender model = fit(planted.withRatings(all.filter(p -> p % 3 != 0)));
    double at = 0;
    double without = 0;
    for (int user = 0; user < test.users(); user++) {
      for (int p = test.byUser().start(user); p < test.byUser().end(user); p++) {
        int item = test.byUser().column(p);
        float rating = test.byUser().value(p);
        at += Math.pow(model.predict(user, item, test.timestamp(p)) - rating, 2);
        without += Math.pow(model.predict(user, item) - rating, 2);
      }
    }
    assertThat(at).isLessThan(0.7 * without);
  }

  @Test
  void dataWithoutTimesIsRefused() {
    CsrMatrix untimed = DATA.ratings().byUser();
    IllegalArgumentException error =
        assertThrows(
            IllegalArgumentException.class, () -> fit(DATA.withRatings(RatingMatrix.of(untimed))));
    assertEquals("time-svd++ needs ratings with times; this data has none", error.getMessage());
  }
}
