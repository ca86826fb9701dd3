package org.deepmovie.neighborhood;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.deepmovie.data.Dataset;
import org.deepmovie.factor.RatingBlocks;
import org.deepmovie.mf.feedback.AddedTerms;
import org.deepmovie.mf.feedback.ById;
import org.deepmovie.mf.feedback.LearnedBiases;
import org.deepmovie.model.Biases;
import org.deepmovie.model.EpochLoop;
import org.deepmovie.model.Seeds;
import org.deepmovie.model.TrainingContext;
import org.deepmovie.model.Workers;

/**
 * One fit of {@link GlobalNgbr}: all of its mutable state. An epoch goes through blocks of users
 * and items as {@link RatingBlocks} cuts them, those at the same time that share neither, so that
 * the number of threads changes nothing.
 */
final class GlobalNgbrFit implements EpochLoop.Training<GlobalNgbrModel> {

  private static final int PARTS = RatingBlocks.PARTS;

  private final GlobalNgbrOptions options;
  private final TrainingContext context;
  private final Workers workers;
  private final ById byId;
  private final LearnedBiases biases;
  private final FittedWeights weights;
  private final RatingBlocks ratings;
  private final AddedTerms[] terms;
  private final double[] squares = new double[PARTS];

  GlobalNgbrFit(
      GlobalNgbrOptions options, Dataset train, TrainingContext context, Workers workers) {
    this.options = options;
    this.context = context;
    this.workers = workers;
    this.byId = new ById(train);
    Dataset data = byId.data();
    Biases baseline = options.baseline().fit(data.ratings());
    this.biases =
        new LearnedBiases(
            baseline,
            data.ratings(),
            options.biasLearningRate(),
            Optional.of(options.biases()),
            options.biases());
    this.weights = new FittedWeights(options.settings(), byId, baseline, workers);
    this.ratings = new RatingBlocks(data, context.seed());
    this.terms = new AddedTerms[workers.threads()];
    Arrays.setAll(terms, worker -> weights.byUser(biases));
  }

  @Override
  public double epoch(int number) {
    float scale = (float) StrictMath.pow(options.decay(), number - 1);
    int[] strata = IntStream.range(0, PARTS).toArray();
    Seeds.shuffle(strata, Seeds.random(context.seed(), "order of strata", number));
    double sum = 0;
    for (int stratum : strata) {
      descend(stratum, scale);
      for (double square : squares) {
        sum += square;
      }
    }
    if (!Double.isFinite(sum)) {
      throw new ArithmeticException("the errors sum to " + sum);
    }
    return Math.sqrt(sum / ratings.size());
  }

  private void descend(int stratum, float scale) {
    workers.forEach(
        PARTS,
        1,
        (worker, userPart, to) -> {
          int itemPart = RatingBlocks.itemPart(userPart, stratum);
          int from = ratings.start(userPart, itemPart);
          squares[userPart] = descend(terms[worker], from, ratings.end(userPart, itemPart), scale);
        });
  }

  private double descend(AddedTerms sum, int from, int to, float scale) {
    double squared = 0;
    for (int at = from; at < to; at++) {
      int user = ratings.users()[at];
      int item = ratings.items()[at];
      float error = (float) (ratings.values()[at] - sum.value(user, item, at));
      squared += error * error;
      sum.step(user, item, at, error, scale);
    }
    return squared;
  }

  @Override
  public double predict(int user, int item) {
    int u = byId.user(user);
    int i = byId.item(item);
    return biases.current().value(u, i) + weights.value(u, i);
  }

  @Override
  public GlobalNgbrModel snapshot() {
    Biases current = biases.current();
    float[] user = new float[current.user().length];
    float[] item = new float[current.item().length];
    for (int u = 0; u < user.length; u++) {
      user[u] = current.user()[byId.user(u)];
    }
    for (int i = 0; i < item.length; i++) {
      item[i] = current.item()[byId.item(i)];
    }
    return new GlobalNgbrModel(new Biases(current.mean(), user, item), weights.snapshot());
  }
}
