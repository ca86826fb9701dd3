package org.deepmovie.internal.deep.autorec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.data.RatingScale;
import org.deepmovie.internal.leastsquares.Regularization;
import org.deepmovie.internal.nn.optimizer.OptimizerStep;
import org.deepmovie.nn.Activation;
import org.deepmovie.nn.Optimizer;
import org.deepmovie.options.common.RegularizationScaling;
import org.deepmovie.train.Seeds;
import org.deepmovie.train.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AutoencoderTrainingTest {

  private static final int RATED = 6;
  private static final int ROWS = RATED + 1;
  private static final int COLUMNS = 6;
  private static final double DIFFERENCE = 1e-5;
  private static final OptimizerStep FULL_STEP = OptimizerStep.of(Optimizer.SGD, 1, 1);
  private static final RatingScale SCALE = new RatingScale(0.5, 5, 0.5);
  private static final double GLOBAL_BIAS = 0.3;

  private static final double PENALTY = 0.7;

  /** A small network on few ratings, and the same by the formulas. */
  private static final class SmallNetwork {
    final AutoencoderSpec spec;
    final RowBatches batches;
    final AutoencoderTraining training;
    final ReferenceAutoencoder reference;

    SmallNetwork(AutoencoderSpec spec, Activation output, int batchSize, Workers workers) {
      this.spec = spec;
      SplittableRandom random = new SplittableRandom(3);
      CsrMatrix ratings = ratings(random);
      double[][] centers = new double[ROWS][COLUMNS];
      for (double[] row : centers) {
        Arrays.setAll(row, c -> 2 + random.nextDouble());
      }
      CsrMatrix centered =
          ratings.withValues(
              (row, p) -> (ratings.value(p) - centers[row][ratings.column(p)]) / SCALE.unit());
      RowInputs inputs =
          new RowInputs(
              new RowInputs.InputBlocks(centered, ratings, true, features(random), 0.5, 0));
      RatingTargets targets =
          new RatingTargets(
              ratings, centered, OutputTransform.of(output, SCALE), SCALE, GLOBAL_BIAS, PENALTY);
      this.batches = new RowBatches(ratings, batchSize);
      this.training = new AutoencoderTraining(spec, inputs, targets, batches.largest(), workers);
      AutoencoderWeights weights = training.weights();
      fill(weights.input().matrix(), spec.hiddenUnits(), random);
      weights.between().ifPresent(layer -> fill(layer.matrix(), spec.lastHiddenUnits(), random));
      fill(weights.output().matrix(), spec.lastHiddenUnits() + 1, random);
      this.reference =
          new ReferenceAutoencoder(
              spec,
              output,
              SCALE,
              GLOBAL_BIAS,
              PENALTY,
              dense(inputs.rows(), 0),
              dense(ratings, Double.NaN),
              centers);
    }

    private static CsrMatrix ratings(SplittableRandom random) {
      RatingMatrixBuilder builder = new RatingMatrixBuilder();
      for (int row = 0; row < RATED; row++) {
        for (int column = 0; column < COLUMNS; column++) {
          if (random.nextInt(3) > 0) {
            builder.add(row, column, (float) SCALE.round(5 * random.nextDouble()));
          }
        }
      }
      return builder.build(ROWS, COLUMNS).byUser();
    }

    private static CsrMatrix features(SplittableRandom random) {
      RatingMatrixBuilder builder = new RatingMatrixBuilder();
      for (int row = 0; row < ROWS; row++) {
        builder.add(row, random.nextInt(2), 0.7f);
      }
      return builder.build(ROWS, 2).byUser();
    }

    private static void fill(FloatMatrix matrix, int units, SplittableRandom random) {
      for (int row = 0; row < matrix.rows(); row++) {
        for (int k = 0; k < units; k++) {
          matrix.set(row, k, (float) (0.7 * Seeds.gaussian(random)));
        }
      }
    }

    private static double[][] dense(CsrMatrix rows, double none) {
      double[][] dense = new double[rows.rows()][rows.columns()];
      for (int row = 0; row < rows.rows(); row++) {
        Arrays.fill(dense[row], none);
        for (int p = rows.start(row); p < rows.end(row); p++) {
          dense[row][rows.column(p)] = rows.value(p);
        }
      }
      return dense;
    }

    ReferenceAutoencoder.DenseWeights weights() {
      AutoencoderWeights weights = training.weights();
      return new ReferenceAutoencoder.DenseWeights(
          units(weights.input(), spec.hiddenUnits()),
          weights.between().map(layer -> units(layer, spec.lastHiddenUnits())),
          units(weights.output(), spec.lastHiddenUnits() + 1));
    }

    private static double[][] units(RegularizedWeights weights, int units) {
      double[][] all = new double[weights.matrix().rows()][units];
      for (int row = 0; row < all.length; row++) {
        for (int k = 0; k < units; k++) {
          all[row][k] = weights.matrix().get(row, k);
        }
      }
      return all;
    }

    /** Runs an epoch of rate 1 and compares each step's move with differences of losses. */
    void checkEpoch(Workers workers) {
      AutoencoderTraining.TrainingEpoch epoch = training.epoch(batches, workers);
      for (int batch = 0; epoch.hasNext(); batch++) {
        int b = batch;
        int[] rows = IntStream.range(0, epoch.nextSize()).map(n -> batches.row(b, n)).toArray();
        ReferenceAutoencoder.DenseWeights before = weights();
        epoch.step(new BatchStep(FULL_STEP, (double) rows.length / RATED));
        ReferenceAutoencoder.DenseWeights after = weights();
        check("input", before, before.input(), after.input(), rows);
        check("output", before, before.output(), after.output(), rows);
        before
            .between()
            .ifPresent(
                between -> check("between", before, between, after.between().orElseThrow(), rows));
      }
    }

    private void check(
        String name,
        ReferenceAutoencoder.DenseWeights at,
        double[][] before,
        double[][] after,
        int[] rows) {
      for (int row = 0; row < before.length; row++) {
        for (int k = 0; k < before[row].length; k++) {
          double w = before[row][k];
          before[row][k] = w + DIFFERENCE;
          double more = reference.loss(at, rows);
          before[row][k] = w - DIFFERENCE;
          double less = reference.loss(at, rows);
          before[row][k] = w;
          double expected = (more - less) / (2 * DIFFERENCE);
          assertThat(w - after[row][k])
              .as("%s weight %s, %s", name, row, k)
              .isEqualTo(expected, within(1e-4 * (1 + Math.abs(expected))));
        }
      }
    }
  }

  static Stream<Arguments> networks() {
    return Stream.of(Activation.values())
        .flatMap(
            hidden ->
                Stream.of(Activation.values())
                    .flatMap(
                        output ->
                            Stream.of(0, 3).map(second -> Arguments.of(hidden, output, second))));
  }

  private static AutoencoderSpec spec(
      Activation hidden, int second, RegularizationScaling scaling, double l1Ratio) {
    return new AutoencoderSpec(
        5,
        second,
        hidden,
        new Regularization(0.3, scaling),
        new Regularization(0.5, scaling),
        l1Ratio,
        Optimizer.SGD);
  }

  @ParameterizedTest
  @MethodSource("networks")
  void aStepGoesAgainstTheGradientOfTheLoss(Activation hidden, Activation output, int second) {
    try (Workers workers = new Workers(1)) {
      for (double l1Ratio : new double[] {0, 0.4, 1}) {
        for (RegularizationScaling scaling : RegularizationScaling.values()) {
          new SmallNetwork(spec(hidden, second, scaling, l1Ratio), output, ROWS, workers)
              .checkEpoch(workers);
        }
      }
    }
  }

  @Test
  void aBatchMovesWeightsByItsOwnRowsAndItsShareOfTheRegularization() {
    try (Workers workers = new Workers(2)) {
      AutoencoderSpec spec = spec(Activation.TANH, 3, RegularizationScaling.NONE, 0);
      SmallNetwork network = new SmallNetwork(spec, Activation.SIGMOID, 3, workers);
      network.batches.shuffle(new SplittableRandom(1));
      network.checkEpoch(workers);
    }
  }

  @Test
  void theSquaredErrorsAreThoseOfThePredictionsBeforeTheStep() {
    try (Workers workers = new Workers(1)) {
      AutoencoderSpec spec = spec(Activation.RELU, 0, RegularizationScaling.NONE, 0);
      SmallNetwork network = new SmallNetwork(spec, Activation.IDENTITY, ROWS, workers);
      int[] all = IntStream.range(0, RATED).toArray();
      double expected = network.reference.squares(network.weights(), all);
      network.training.epoch(network.batches, workers).step(new BatchStep(FULL_STEP, 1));
      assertThat(network.training.squares()).isEqualTo(expected, within(1e-4 * expected));
    }
  }

  @Test
  void oneRowOfTwoRatingsWorkedByHand() {
    Regularization none = new Regularization(0, RegularizationScaling.NONE);
    AutoencoderSpec spec =
        new AutoencoderSpec(1, 0, Activation.IDENTITY, none, none, 0, Optimizer.SGD);
    CsrMatrix ratings = new RatingMatrixBuilder().add(0, 0, 1).add(0, 1, 2).build(1, 2).byUser();
    CsrMatrix features = RatingMatrix.empty(1, 0).byUser();
    RowInputs inputs =
        new RowInputs(new RowInputs.InputBlocks(ratings, ratings, false, features, 0, 0));
    RatingScale scale = new RatingScale(1, 5, 1);
    RatingTargets targets =
        new RatingTargets(
            ratings, ratings, OutputTransform.of(Activation.IDENTITY, scale), scale, 0, 0);
    try (Workers workers = new Workers(1)) {
      AutoencoderTraining training = new AutoencoderTraining(spec, inputs, targets, 1, workers);
      FloatMatrix w = training.weights().input().matrix();
      FloatMatrix v = training.weights().output().matrix();
      w.set(0, 0, 0.5f);
      w.set(1, 0, -1);
      w.set(2, 0, 0.1f);
      v.set(0, 0, 2);
      v.set(1, 0, 3);
      v.set(1, 1, 1);
      training.epoch(new RowBatches(ratings, 1), workers).step(new BatchStep(FULL_STEP, 1));
      // z = 0.5 - 2 + 0.1 = -1.4, predictions -2.8 and -3.2, errors -3.8 and -5.2
      assertThat(training.squares()).isEqualTo(41.48, within(1e-4));
      assertThat((double) v.get(0, 0)).isEqualTo(2 - 5.32, within(1e-5));
      assertThat((double) v.get(0, 1)).isEqualTo(3.8, within(1e-5));
      assertThat((double) v.get(1, 0)).isEqualTo(3 - 7.28, within(1e-5));
      assertThat((double) v.get(1, 1)).isEqualTo(1 + 5.2, within(1e-5));
      // the gradient by z is -3.8 * 2 - 5.2 * 3 = -23.2
      assertThat((double) w.get(0, 0)).isEqualTo(0.5 + 23.2, within(1e-4));
      assertThat((double) w.get(1, 0)).isEqualTo(-1 + 46.4, within(1e-4));
      assertThat((double) w.get(2, 0)).isEqualTo(0.1 + 23.2, within(1e-4));
    }
  }
}
