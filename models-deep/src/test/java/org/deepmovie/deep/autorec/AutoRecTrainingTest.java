package org.deepmovie.deep.autorec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.data.RatingScale;
import org.deepmovie.nn.Activation;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.train.Seeds;
import org.deepmovie.train.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AutoRecTrainingTest {

  private static final int RATED = 6;
  private static final int ROWS = RATED + 1;
  private static final int COLUMNS = 6;
  private static final double STEP = 1e-5;
  private static final RatingScale SCALE = new RatingScale(0.5, 5, 0.5);
  private static final double OFFSET = 0.3;

  /** A small network on few ratings, and the same by the formulas. */
  private static final class Case {
    final AutoRecOptions options;
    final RowBatches batches;
    final AutoRecTraining training;
    final ReferenceAutoRec reference;

    Case(Map<String, String> changed, int batch, Workers workers) {
      Map<String, String> values = new HashMap<>(changed);
      values.put("optimizer", "sgd");
      this.options = OptionsMapper.of(AutoRecOptions.class).parse(values);
      SplittableRandom random = new SplittableRandom(3);
      CsrMatrix ratings = ratings(random);
      double[][] centres = new double[ROWS][COLUMNS];
      for (double[] row : centres) {
        Arrays.setAll(row, c -> 2 + random.nextDouble());
      }
      CsrMatrix centred =
          ratings.withValues(
              (row, p) -> (ratings.value(p) - centres[row][ratings.column(p)]) / SCALE.unit());
      OutputTransform answer = OutputTransform.of(options.output(), SCALE);
      RowInputs inputs =
          new RowInputs(
              new RowInputs.Parts(
                  centred, ratings, true, features(random), options.power(), options.noise()));
      RatingTargets targets =
          new RatingTargets(ratings, centred, answer, SCALE, OFFSET, options.offScale());
      this.batches = new RowBatches(ratings, batch);
      this.training = new AutoRecTraining(options, inputs, targets, batches.most(), workers);
      fill(training.input().matrix(), options.hidden(), random);
      training.between().ifPresent(layer -> fill(layer.matrix(), options.width(), random));
      fill(training.output().matrix(), options.width() + 1, random);
      this.reference =
          new ReferenceAutoRec(
              options, SCALE, OFFSET, dense(inputs.rows(), 0), dense(ratings, Double.NaN), centres);
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

    ReferenceAutoRec.Weights weights() {
      return new ReferenceAutoRec.Weights(
          units(training.input(), options.hidden()),
          training.between().map(layer -> units(layer, options.width())).orElse(null),
          units(training.output(), options.width() + 1));
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

    int[] rows(int batch) {
      return IntStream.range(0, batches.size(batch)).map(n -> batches.row(batch, n)).toArray();
    }

    /** Takes a step of rate 1 and compares how far weights moved with differences of losses. */
    void checkStep(int batch, Workers workers) {
      ReferenceAutoRec.Weights before = weights();
      double share = (double) batches.size(batch) / RATED;
      training.step(batches, batch, new RowOptimizer.Step(1, 1, share), workers);
      ReferenceAutoRec.Weights after = weights();
      check("input", before, before.input(), after.input(), rows(batch));
      check("output", before, before.output(), after.output(), rows(batch));
      if (before.between() != null) {
        check("between", before, before.between(), after.between(), rows(batch));
      }
    }

    private void check(
        String what, ReferenceAutoRec.Weights at, double[][] before, double[][] after, int[] rows) {
      for (int row = 0; row < before.length; row++) {
        for (int k = 0; k < before[row].length; k++) {
          double w = before[row][k];
          before[row][k] = w + STEP;
          double more = reference.loss(at, rows);
          before[row][k] = w - STEP;
          double less = reference.loss(at, rows);
          before[row][k] = w;
          double expected = (more - less) / (2 * STEP);
          assertEquals(
              expected,
              w - after[row][k],
              1e-4 * (1 + Math.abs(expected)),
              what + " weight " + row + ", " + k);
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

  private static Map<String, String> options(Activation hidden, Activation output, int second) {
    return Map.of(
        "hidden",
        "5",
        "secondHiddenUnits",
        "" + second,
        "activation",
        hidden.name().toLowerCase(),
        "output",
        output.name().toLowerCase(),
        "inputRegularization",
        "0.3",
        "outputRegularization",
        "0.5",
        "offScale",
        "0.7");
  }

  private static Map<String, String> with(Map<String, String> options, String... more) {
    Map<String, String> all = new HashMap<>(options);
    for (int n = 0; n < more.length; n += 2) {
      all.put(more[n], more[n + 1]);
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("networks")
  void aStepGoesAgainstTheGradientOfTheLoss(Activation hidden, Activation output, int second) {
    try (Workers workers = new Workers(1)) {
      for (String part : new String[] {"0", "0.4", "1"}) {
        for (String weights : new String[] {"none", "sqrt", "count"}) {
          Map<String, String> options =
              with(options(hidden, output, second), "l1Part", part, "weights", weights);
          Case network = new Case(options, ROWS, workers);
          network.training.group(network.batches, workers);
          network.checkStep(0, workers);
        }
      }
    }
  }

  @Test
  void aBatchMovesWeightsByItsOwnRowsAndItsShareOfTheRegularization() {
    try (Workers workers = new Workers(2)) {
      Case network = new Case(options(Activation.TANH, Activation.SIGMOID, 3), 3, workers);
      network.batches.shuffle(new SplittableRandom(1));
      network.training.group(network.batches, workers);
      for (int batch = 0; batch < network.batches.count(); batch++) {
        network.checkStep(batch, workers);
      }
    }
  }

  @Test
  void theSquaredErrorsAreThoseOfTheAnswersBeforeTheStep() {
    try (Workers workers = new Workers(1)) {
      Case network = new Case(options(Activation.RELU, Activation.IDENTITY, 0), ROWS, workers);
      int[] all = IntStream.range(0, RATED).toArray();
      double expected = network.reference.squares(network.weights(), all);
      network.training.group(network.batches, workers);
      network.training.step(network.batches, 0, new RowOptimizer.Step(1, 1, 1), workers);
      assertEquals(expected, network.training.squares(), 1e-4 * expected);
    }
  }

  @Test
  void oneRowOfTwoRatingsWorkedByHand() {
    AutoRecOptions options =
        OptionsMapper.of(AutoRecOptions.class)
            .parse(
                Map.of(
                    "hidden",
                    "1",
                    "activation",
                    "identity",
                    "optimizer",
                    "sgd",
                    "inputRegularization",
                    "0",
                    "outputRegularization",
                    "0",
                    "implicit",
                    "false",
                    "power",
                    "0"));
    CsrMatrix ratings = new RatingMatrixBuilder().add(0, 0, 1).add(0, 1, 2).build(1, 2).byUser();
    CsrMatrix none = RatingMatrix.empty(1, 0).byUser();
    RowInputs inputs = new RowInputs(new RowInputs.Parts(ratings, ratings, false, none, 0, 0));
    RatingScale scale = new RatingScale(1, 5, 1);
    RatingTargets targets =
        new RatingTargets(
            ratings, ratings, OutputTransform.of(Activation.IDENTITY, scale), scale, 0, 0);
    try (Workers workers = new Workers(1)) {
      AutoRecTraining training = new AutoRecTraining(options, inputs, targets, 1, workers);
      FloatMatrix w = training.input().matrix();
      FloatMatrix v = training.output().matrix();
      w.set(0, 0, 0.5f);
      w.set(1, 0, -1);
      w.set(2, 0, 0.1f);
      v.set(0, 0, 2);
      v.set(1, 0, 3);
      v.set(1, 1, 1);
      RowBatches batches = new RowBatches(ratings, 1);
      training.group(batches, workers);
      training.step(batches, 0, new RowOptimizer.Step(1, 1, 1), workers);
      // z = 0.5 - 2 + 0.1 = -1.4, answers -2.8 and -3.2, errors -3.8 and -5.2
      assertEquals(41.48, training.squares(), 1e-4);
      assertEquals(2 - 5.32, v.get(0, 0), 1e-5);
      assertEquals(3.8, v.get(0, 1), 1e-5);
      assertEquals(3 - 7.28, v.get(1, 0), 1e-5);
      assertEquals(1 + 5.2, v.get(1, 1), 1e-5);
      // the gradient by z is -3.8 * 2 - 5.2 * 3 = -23.2
      assertEquals(0.5 + 23.2, w.get(0, 0), 1e-4);
      assertEquals(-1 + 46.4, w.get(1, 0), 1e-4);
      assertEquals(0.1 + 23.2, w.get(2, 0), 1e-4);
    }
  }
}
