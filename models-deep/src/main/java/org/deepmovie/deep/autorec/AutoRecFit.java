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
import org.deepmovie.internal.factor.InitialFactors;
import org.deepmovie.recommend.BaselineEstimate;
import org.deepmovie.train.EarlyStopping;
import org.deepmovie.train.Seeds;
import org.deepmovie.train.Workers;

/** One fit of {@link AutoRec}: all of its mutable state. Rows and columns are numbered by id. */
final class AutoRecFit implements EarlyStopping.EpochTraining<AutoRecModel> {

  private final RatedSide side;
  private final AutoRecOptions options;
  private final Dataset train;
  private final Workers workers;
  private final long seed;
  private final CanonicalOrder byId;
  private final BaselineEstimate centre;
  private final OutputTransform answer;
  private final RatingTargets targets;
  private final RowInputs inputs;
  private final RowBatches batches;
  private final AutoRecTraining training;
  private final NetworkSnapshot snapshot;
  private int steps;
  private AutoRecModel current;

  AutoRecFit(RatedSide side, AutoRecOptions options, Dataset train, long seed, Workers workers) {
    this.side = side;
    this.options = options;
    this.train = train;
    this.workers = workers;
    this.seed = seed;
    this.byId = new CanonicalOrder(train);
    Dataset data = byId.data();
    this.centre = options.centering().of(data);
    this.answer = OutputTransform.of(options.output(), data.scale());
    CsrMatrix ratings = side.rows(data.ratings());
    CsrMatrix centred = centred(ratings, data.scale().unit());
    double offset = answer.deviates() ? 0 : answer.input(data.ratings().mean());
    this.targets =
        new RatingTargets(ratings, centred, answer, data.scale(), offset, options.offScale());
    this.inputs =
        new RowInputs(
            new RowInputs.Parts(
                centred,
                side.rows(data.implicitFeedback()),
                options.implicit(),
                features(),
                options.power(),
                options.noise()));
    this.batches = new RowBatches(ratings, options.batchSize());
    this.training = new AutoRecTraining(options, inputs, targets, batches.most(), workers);
    this.snapshot =
        new NetworkSnapshot(side, options, train, byId, centre, training, targets.offset());
    draw(data);
  }

  private CsrMatrix centred(CsrMatrix ratings, double unit) {
    return ratings.withValues(
        (row, p) -> (ratings.value(p) - side.value(centre, row, ratings.column(p))) / unit);
  }

  private CsrMatrix features() {
    int size = side.ids(train).size();
    InputFeatures features = new InputFeatures(size);
    if (options.attributes()) {
      features.with(side.attributes(train));
    }
    if (options.words() > 0) {
      features.with(train.texts(), options.words());
    }
    int[] ranks = new int[size];
    Arrays.setAll(ranks, row -> side.rank(byId, row));
    return features.ranked(ranks);
  }

  private void draw(Dataset data) {
    InitialFactors initial = new InitialFactors(options.initialStdDev(), seed);
    drawInputs(initial, side.other().ids(data));
    training.clearUnusedInputs();
    training
        .between()
        .ifPresent(
            layer -> {
              double deviation = 1 / Math.sqrt(options.hidden());
              SplittableRandom random = Seeds.random(seed, "second hidden layer");
              for (int unit = 0; unit < options.hidden(); unit++) {
                for (int k = 0; k < options.width(); k++) {
                  layer.matrix().set(unit, k, (float) (deviation * Seeds.gaussian(random)));
                }
              }
            });
  }

  private void drawInputs(InitialFactors initial, IdMap columns) {
    FloatMatrix weights = training.input().matrix();
    initial.draw(weights, "input", columns, 0, options.hidden());
    if (options.implicit()) {
      FloatMatrix marks = new FloatMatrix(columns.size(), weights.columns());
      initial.draw(marks, "mark", columns, 0, options.hidden());
      System.arraycopy(
          marks.values(), 0, weights.values(), marks.values().length, marks.values().length);
    }
  }

  @Override
  public double epoch(int number) {
    current = null;
    batches.shuffle(Seeds.random(seed, "batches", number));
    inputs.draw(seed, number, workers);
    training.group(batches, workers);
    double decay = StrictMath.pow(options.decay(), (number - 1) / options.decayInterval());
    for (int batch = 0; batch < batches.count(); batch++) {
      double share = (double) batches.size(batch) / batches.rows();
      training.step(
          batches,
          batch,
          new RowOptimizer.Step(++steps, decay * options.learningRate(), decay * share),
          workers);
    }
    double squares = training.squares();
    if (!Double.isFinite(squares)) {
      throw new ArithmeticException("the errors sum to " + squares);
    }
    return train.scale().unit() * Math.sqrt(squares / targets.rows().size());
  }

  @Override
  public double predict(int user, int item) {
    return answer.rating(current.factors().predict(user, item));
  }

  @Override
  public double validationError(RatingMatrix validation, RatingScale scale, Workers all) {
    checkpoint();
    return EarlyStopping.EpochTraining.super.validationError(validation, scale, all);
  }

  @Override
  public AutoRecModel checkpoint() {
    if (current == null) {
      current = snapshot.take(inputs, workers);
    }
    return current;
  }
}
