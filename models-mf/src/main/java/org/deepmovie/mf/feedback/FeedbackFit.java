package org.deepmovie.mf.feedback;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.SparseRows;
import org.deepmovie.factor.FactorMatrix;
import org.deepmovie.factor.FactorModel;
import org.deepmovie.factor.InitialFactors;
import org.deepmovie.factor.Kernels;
import org.deepmovie.model.Biases;
import org.deepmovie.model.EpochLoop;
import org.deepmovie.model.Seeds;
import org.deepmovie.model.TrainingContext;
import org.deepmovie.model.Workers;

/**
 * One fit of a model of the family: all of its mutable state. An epoch is a pass over the users,
 * and where feedback is a part of the items' vectors another over the items.
 */
final class FeedbackFit implements EpochLoop.Training<FeedbackModel> {

  private final Settings settings;
  private final Dataset train;
  private final TrainingContext context;
  private final ById byId;
  private final Biases baseline;
  private final Optional<FeatureVectors> feedback;
  private final Optional<FeatureVectors> residuals;
  private final Side users;
  private final Side items;
  private final Descent descent;
  private final int[] userOrder;
  private final int[] itemOrder;

  FeedbackFit(Settings settings, Dataset train, TrainingContext context) {
    this.settings = settings;
    this.train = train;
    this.context = context;
    this.byId = new ById(train);
    Dataset data = byId.data();
    RatingMatrix ratings = data.ratings();
    int stride = Kernels.best().stride(settings.factors());
    this.baseline =
        settings.residuals()
            ? ResidualPart.baseline(ratings)
            : new Biases(ratings.mean(), new float[ratings.users()], new float[ratings.items()]);
    SparseRows pairs = data.feedback();
    this.feedback = features(settings.implicit().ofUsers(), pairs, stride);
    this.residuals =
        features(
            settings.residuals(),
            settings.residuals() ? ResidualPart.residuals(ratings, baseline) : pairs,
            stride);
    List<FeatureVectors> userFeatures = new ArrayList<>();
    feedback.ifPresent(userFeatures::add);
    residuals.ifPresent(userFeatures::add);
    this.users =
        new Side(
            ratings.byUser(),
            userFeatures,
            stride,
            baseline.user().clone(),
            settings.residuals() ? null : settings.biases().perEntry(ratings.byUser()),
            settings.ownUsers().map(ridge -> ridge.perEntry(ratings.byUser())).orElse(null));
    this.items =
        new Side(
            ratings.byItem(),
            features(settings.implicit().ofItems(), pairs.transpose(), stride).stream().toList(),
            stride,
            baseline.item().clone(),
            settings.biases().perEntry(ratings.byItem()),
            settings.items().perEntry(ratings.byItem()));
    InitialFactors initial = new InitialFactors(settings.steps().deviation(), context.seed());
    if (users.hasOwn()) {
      users.draw(initial, "user", data.users(), settings.factors());
    }
    items.draw(initial, "item", data.items(), settings.factors());
    this.descent = new Descent(baseline.mean(), stride);
    this.userOrder = rated(ratings.byUser());
    this.itemOrder = rated(ratings.byItem());
  }

  private static int[] rated(SparseRows rows) {
    return IntStream.range(0, rows.rows()).filter(row -> rows.count(row) > 0).toArray();
  }

  private Optional<FeatureVectors> features(boolean wanted, SparseRows rows, int length) {
    return wanted
        ? Optional.of(new FeatureVectors(rows, length, settings.features()))
        : Optional.empty();
  }

  /** Runs the epochs and gives the best. */
  FeedbackModel run() {
    EpochLoop loop =
        new EpochLoop(
            settings.name(),
            settings.steps().epochs(),
            settings.steps().patience(),
            "lower learningRate and feedbackRate");
    try (Workers workers = new Workers(context.threads())) {
      return loop.run(train, context, workers, this);
    }
  }

  @Override
  public double epoch(int number) {
    Settings.Steps steps = settings.steps();
    double decay = StrictMath.pow(steps.decay(), number - 1);
    float rate = (float) (steps.rate() * decay);
    float featureRate = (float) (steps.featureRate() * decay);
    Seeds.shuffle(userOrder, Seeds.random(context.seed(), "order of users", number));
    double squares = descent.pass(users, items, userOrder, rate, featureRate);
    users.refresh();
    if (!items.features().isEmpty()) {
      Seeds.shuffle(itemOrder, Seeds.random(context.seed(), "order of items", number));
      squares = descent.pass(items, users, itemOrder, rate, featureRate);
      users.refresh();
      items.refresh();
    }
    return Math.sqrt(squares / train.ratings().size());
  }

  @Override
  public double predict(int user, int item) {
    int u = byId.user(user);
    int i = byId.item(item);
    FactorMatrix x = users.vectors();
    FactorMatrix q = items.vectors();
    return baseline.mean()
        + users.biases()[u]
        + items.biases()[i]
        + Kernels.best().dot(x.values(), x.offset(u), q.values(), q.offset(i), settings.factors());
  }

  @Override
  public FeedbackModel snapshot() {
    int factors = settings.factors();
    FactorModel model =
        FactorModel.of(
                true,
                baseline.mean(),
                byId.originalUsers(users.biases(), users.vectors(), factors),
                byId.originalItems(items.biases(), items.vectors(), factors),
                train.ratings())
            .knowing(train.feedback());
    float[] none = new float[items.biases().length];
    return new FeedbackModel(
        model,
        train.feedback(),
        feedback.map(some -> byId.originalItems(none, some.vectors(), factors)),
        residuals.map(
            some ->
                new ResidualPart(byId.originalItems(baseline.item(), some.vectors(), factors))));
  }
}
