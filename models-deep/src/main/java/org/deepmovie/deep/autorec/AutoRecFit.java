package org.deepmovie.deep.autorec;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingScale;
import org.deepmovie.internal.data.CanonicalOrder;
import org.deepmovie.internal.deep.autorec.AutoencoderTraining;
import org.deepmovie.internal.deep.autorec.BatchStep;
import org.deepmovie.internal.deep.autorec.OutputTransform;
import org.deepmovie.internal.deep.autorec.RatedSide;
import org.deepmovie.internal.deep.autorec.RatingTargets;
import org.deepmovie.internal.deep.autorec.RowBatches;
import org.deepmovie.internal.deep.autorec.RowInputs;
import org.deepmovie.internal.factor.InitialFactors;
import org.deepmovie.internal.nn.feature.SparseFeatures;
import org.deepmovie.internal.nn.optimizer.OptimizerStep;
import org.deepmovie.internal.train.RatingDensity;
import org.deepmovie.recommend.BaselineEstimate;
import org.deepmovie.train.EarlyStopping;
import org.deepmovie.train.Seeds;
import org.deepmovie.train.Workers;
import org.jspecify.annotations.Nullable;

/**
 * One fit of {@link AutoRec}: all of its mutable state. Rows and columns are in canonical order, so
 * that nothing depends on how a file lists the ratings.
 */
final class AutoRecFit implements EarlyStopping.EpochTraining<AutoRecModel> {

  private final AutoRecOptions options;
  private final Dataset train;
  private final Workers workers;
  private final long seed;
  private final IdMap columns;
  private final OutputTransform output;
  private final RatingTargets targets;
  private final RowInputs inputs;
  private final RowBatches batches;
  private final AutoencoderTraining training;
  private final AutoRecCheckpoint checkpoint;
  private final double pace;
  private int steps;

  /** The model after the last epoch, once it is asked for. */
  private @Nullable AutoRecModel current;

  AutoRecFit(RatedSide side, AutoRecOptions options, Dataset train, long seed, Workers workers) {
    this.options = options;
    this.train = train;
    this.workers = workers;
    this.seed = seed;
    CanonicalOrder order = new CanonicalOrder(train);
    Dataset data = order.data();
    this.columns = side.other().ids(data);
    BaselineEstimate baseline = options.centering().of(data);
    this.output = OutputTransform.of(options.output(), data.scale());
    CsrMatrix ratings = side.rows(data.ratings());
    CsrMatrix centered = centered(side, ratings, baseline, data.scale().unit());
    double globalBias = output.isDeviation() ? 0 : output.input(data.ratings().mean());
    this.targets =
        new RatingTargets(
            ratings, centered, output, data.scale(), globalBias, options.outOfScalePenalty());
    this.inputs =
        new RowInputs(
            new RowInputs.InputBlocks(
                centered,
                side.rows(data.implicitFeedback()),
                options.implicitInputs(),
                features(side, order),
                options.inputScalingExponent(),
                options.inputDropout()));
    this.batches = new RowBatches(ratings, options.batchSize());
    this.pace = options.startsAtBaseline() ? RatingDensity.of(data.ratings()).pace() : 1;
    this.training =
        new AutoencoderTraining(options.spec(), inputs, targets, batches.largest(), workers);
    this.checkpoint =
        new AutoRecCheckpoint(side, options, train, order, baseline, targets.globalBias());
    drawWeights();
  }

  private static CsrMatrix centered(
      RatedSide side, CsrMatrix ratings, BaselineEstimate baseline, double unit) {
    return ratings.withValues(
        (row, p) -> (ratings.value(p) - side.value(baseline, row, ratings.column(p))) / unit);
  }

  private CsrMatrix features(RatedSide side, CanonicalOrder order) {
    int size = side.ids(train).size();
    SparseFeatures features = new SparseFeatures(size);
    if (options.attributes()) {
      features.with(side.attributes(train));
    }
    if (options.textTerms() > 0) {
      features.with(train.texts(), options.language(), options.textTerms());
    }
    int[] ranks = new int[size];
    Arrays.setAll(ranks, row -> side.canonicalIndex(order, row));
    return features.ranked(ranks);
  }

  private void drawWeights() {
    drawInputWeights();
    training.clearUnusedInputs();
    training.weights().between().ifPresent(layer -> drawBetween(layer.matrix()));
  }

  private void drawInputWeights() {
    InitialFactors initial = new InitialFactors(options.initialStdDev(), seed);
    FloatMatrix weights = training.weights().input().matrix();
    initial.draw(weights, "input", columns, 0, options.hiddenUnits());
    if (options.implicitInputs()) {
      FloatMatrix implicit = new FloatMatrix(columns.size(), weights.columns());
      initial.draw(implicit, "mark", columns, 0, options.hiddenUnits());
      int length = implicit.values().length;
      System.arraycopy(implicit.values(), 0, weights.values(), length, length);
    }
  }

  /** Takes over the weights of an earlier model before the first epoch. */
  void startFrom(AutoRecWarmStart start) {
    start.copyTo(training.weights(), columns);
    training.clearUnusedInputs();
  }

  private void drawBetween(FloatMatrix weights) {
    double deviation = 1 / Math.sqrt(options.hiddenUnits());
    SplittableRandom random = Seeds.random(seed, "second hidden layer");
    for (int unit = 0; unit < options.hiddenUnits(); unit++) {
      for (int k = 0; k < options.lastHiddenUnits(); k++) {
        weights.set(unit, k, (float) (deviation * Seeds.gaussian(random)));
      }
    }
  }

  @Override
  public double epoch(int number) {
    current = null;
    batches.shuffle(Seeds.random(seed, "batches", number));
    inputs.drawDropout(seed, number, workers);
    double decay =
        StrictMath.pow(options.learningRateDecay(), (number - 1) / options.decayInterval());
    double rate = decay * pace * options.learningRate();
    AutoencoderTraining.TrainingEpoch epoch = training.epoch(batches, workers);
    while (epoch.hasNext()) {
      double share = (double) epoch.nextSize() / batches.rows();
      OptimizerStep step = OptimizerStep.of(options.optimizer(), ++steps, rate);
      epoch.step(new BatchStep(step, decay * share));
    }
    double squares = training.squares();
    if (!Double.isFinite(squares)) {
      throw new ArithmeticException("the sum of squared errors is " + squares);
    }
    return train.scale().unit() * Math.sqrt(squares / targets.rows().size());
  }

  @Override
  public double predict(int user, int item) {
    return output.rating(checkpoint().factors().predict(user, item));
  }

  @Override
  public double validationError(RatingMatrix validation, RatingScale scale, Workers threads) {
    checkpoint();
    return EarlyStopping.EpochTraining.super.validationError(validation, scale, threads);
  }

  @Override
  public AutoRecModel checkpoint() {
    AutoRecModel model = current;
    if (model == null) {
      model = checkpoint.model(training.weights(), inputs, workers);
      current = model;
    }
    return model;
  }
}
