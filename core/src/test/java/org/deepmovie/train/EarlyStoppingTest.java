package org.deepmovie.train;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.deepmovie.SmallRatings;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingMatrixBuilder;
import org.junit.jupiter.api.Test;

class EarlyStoppingTest {

  private static final Dataset TRAIN = SmallRatings.generate(11, 9, 0.5, 1);
  private static final RatingMatrix ONE_FIVE = new RatingMatrixBuilder().add(0, 0, 5).build(11, 9);

  /** Predicts in epoch n, for all, the n-th of the given numbers. */
  private static class Scripted implements EarlyStopping.EpochTraining<Integer> {
    private final double[] predictions;
    private int epoch;

    Scripted(double... predictions) {
      this.predictions = predictions;
    }

    @Override
    public double epoch(int number) {
      epoch = number;
      if (predictions[number - 1] == Double.NEGATIVE_INFINITY) {
        throw new ArithmeticException("cannot be solved");
      }
      return Double.NaN;
    }

    @Override
    public double predict(int user, int item) {
      return predictions[epoch - 1];
    }

    @Override
    public Integer checkpoint() {
      return epoch;
    }
  }

  /** Has the negative number of the last epoch in place of a checkpoint. */
  private static final class Uncopied extends Scripted {
    Uncopied(double... predictions) {
      super(predictions);
    }

    @Override
    public Integer last() {
      return -checkpoint();
    }

    int run(TrainingContext context) {
      try (Workers workers = new Workers(1)) {
        return new EarlyStopping("scripted", 2, 2, "nothing").run(TRAIN, context, workers, this);
      }
    }
  }

  /** Measures errors of its own; what it keeps is not finite. */
  private static final class Ranking implements EarlyStopping.EpochTraining<Integer> {
    @Override
    public double epoch(int number) {
      return 0.5;
    }

    @Override
    public double predict(int user, int item) {
      return 3;
    }

    @Override
    public TrainingListener.Measures measures() {
      return new TrainingListener.Measures("loss", "percentile rank");
    }

    @Override
    public Integer checkpoint() {
      throw new ArithmeticException("a weight is NaN");
    }
  }

  private static int best(int patience, TrainingContext context, double... predictions) {
    EarlyStopping loop =
        new EarlyStopping("scripted", predictions.length, patience, "change something");
    try (Workers workers = new Workers(1)) {
      return loop.run(TRAIN, context, workers, new Scripted(predictions));
    }
  }

  private static TrainingContext validated(List<TrainingListener.Epoch> seen) {
    return TrainingContext.ofSeed(1).withValidation(ONE_FIVE).withListener(seen::add);
  }

  @Test
  void withoutValidationTheLastEpochIsKept() {
    assertEquals(3, best(1, TrainingContext.ofSeed(1), 4, 2, 1));
  }

  @Test
  void onlyWithoutValidationTheStateAfterTheLastEpochIsTheModel() {
    assertEquals(-2, new Uncopied(1, 2).run(TrainingContext.ofSeed(1)));
    assertEquals(2, new Uncopied(1, 2).run(TrainingContext.ofSeed(1).withValidation(ONE_FIVE)));
  }

  @Test
  void theEpochWithTheLeastValidationErrorIsKept() {
    List<TrainingListener.Epoch> seen = new ArrayList<>();
    assertEquals(2, best(9, validated(seen), 2, 4, 3, 3.5));
    assertEquals(4, seen.size());
    assertEquals(1, seen.get(1).validationError(), 1e-12);
    assertEquals(
        List.of(true, true, false, false),
        seen.stream().map(TrainingListener.Epoch::best).toList());
  }

  @Test
  void trainingStopsWhenPatienceIsUsedUp() {
    List<TrainingListener.Epoch> seen = new ArrayList<>();
    assertEquals(1, best(2, validated(seen), 4, 3, 2, 5));
    assertEquals(3, seen.size());
  }

  @Test
  void predictionsThatAreStillBelowTheScaleDoNotUseUpPatience() {
    List<TrainingListener.Epoch> seen = new ArrayList<>();
    assertEquals(5, best(2, validated(seen), -3, -2, -1, 0, 4, 3, 2, 5));
    assertEquals(7, seen.size());
  }

  @Test
  void predictionsAreClippedBeforeTheyAreJudged() {
    List<TrainingListener.Epoch> seen = new ArrayList<>();
    best(1, validated(seen), 7);
    assertEquals(0, seen.get(0).validationError());
  }

  @Test
  void divergenceNamesModelEpochAndRemedy() {
    for (double bad : new double[] {Double.NaN, Double.NEGATIVE_INFINITY}) {
      DivergedException diverged =
          assertThrows(
              DivergedException.class, () -> best(1, TrainingContext.ofSeed(1), 3, bad, 3));
      assertTrue(
          diverged.getMessage().matches("scripted diverged in epoch 2 .*: change something"),
          diverged.getMessage());
    }
  }

  @Test
  void theCauseOfADivergenceIsKept() {
    assertThatThrownBy(() -> best(1, TrainingContext.ofSeed(1), 3, Double.NEGATIVE_INFINITY))
        .isInstanceOf(DivergedException.class)
        .hasRootCauseMessage("cannot be solved");
  }

  @Test
  void aModelThatIsNotFiniteAfterTheLastEpochHasDiverged() {
    EarlyStopping loop = new EarlyStopping("ranking", 2, 1, "change something");
    try (Workers workers = new Workers(1)) {
      DivergedException diverged =
          assertThrows(
              DivergedException.class,
              () -> loop.run(TRAIN, TrainingContext.ofSeed(1), workers, new Ranking()));
      assertTrue(diverged.getMessage().contains("epoch 2"), diverged.getMessage());
    }
  }

  @Test
  void anEpochSaysWhatItsErrorsAre() {
    List<TrainingListener.Epoch> seen = new ArrayList<>();
    best(1, validated(seen), 3);
    assertEquals(TrainingListener.Measures.RMSE, seen.get(0).measures());
    seen.clear();
    EarlyStopping loop = new EarlyStopping("ranking", 2, 1, "change something");
    try (Workers workers = new Workers(1)) {
      TrainingContext context = TrainingContext.ofSeed(1).withListener(seen::add);
      assertThrows(DivergedException.class, () -> loop.run(TRAIN, context, workers, new Ranking()));
    }
    assertEquals("percentile rank", seen.get(0).measures().validation());
  }

  @Test
  void anInterruptedFitEndsBeforeTheNextEpochAlsoOnOneThread() {
    List<TrainingListener.Epoch> seen = new ArrayList<>();
    TrainingContext context =
        TrainingContext.ofSeed(1)
            .withListener(
                epoch -> {
                  seen.add(epoch);
                  Thread.currentThread().interrupt();
                });
    IllegalStateException stopped =
        assertThrows(IllegalStateException.class, () -> best(1, context, 3, 3, 3));
    assertTrue(Thread.interrupted());
    assertEquals("scripted was interrupted before epoch 2", stopped.getMessage());
    assertEquals(1, seen.size());
  }

  @Test
  void validationOfAnotherShapeIsRefused() {
    TrainingContext context =
        TrainingContext.ofSeed(1)
            .withValidation(new RatingMatrixBuilder().add(0, 0, 5).build(3, 3));
    assertThrows(IllegalArgumentException.class, () -> best(1, context, 3));
  }

  /** Has its ratings elsewhere: in epoch n, the error is the n-th of the given numbers. */
  private static final class Remote implements EarlyStopping.MeasuredTraining<Integer> {
    private final double[] errors;
    private int epoch;

    Remote(double... errors) {
      this.errors = errors;
    }

    @Override
    public void epoch(int number) {
      epoch = number;
    }

    @Override
    public double trainError() {
      return 0.5;
    }

    @Override
    public double validationError() {
      return errors[epoch - 1];
    }

    @Override
    public TrainingListener.Measures measures() {
      return TrainingListener.Measures.RMSE;
    }

    @Override
    public Integer checkpoint() {
      return epoch;
    }
  }

  @Test
  void stopsAFitThatMeasuresItsOwnErrors() {
    List<Double> reported = new ArrayList<>();
    int best =
        new EarlyStopping("remote", 9, 2, "nothing")
            .run(true, e -> reported.add(e.validationError()), new Remote(3, 2, 2.5, 2.6, 1));
    assertEquals(2, best);
    assertEquals(List.of(3.0, 2.0, 2.5, 2.6), reported);
  }

  @Test
  void runsAllEpochsOfAFitThatMeasuresItsOwnErrorsWithoutValidation() {
    assertEquals(3, new EarlyStopping("remote", 3, 1, "nothing").run(false, e -> {}, new Remote()));
  }
}
