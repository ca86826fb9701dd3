package org.deepmovie.mf.feedback;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.SparseRows;
import org.deepmovie.factor.ById;
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

  /** Smaller steps change nothing, and still smaller ones could not be divided by. */
  private static final double LEAST_SCALE = 1e-20;

  private final Settings settings;
  private final Dataset train;
  private final TrainingContext context;
  private final ById byId;
  private final SparseRows pairs;

  /** The same by the indices of the training data. */
  private final SparseRows known;

  private final Biases baseline;
  private final LearnedBiases biases;
  private final AddedTerms added;
  private final AddedTerms addedByItem;
  private final Optional<TimeTerms> time;

  /** The days on which users rated, by the indices of the training data. */
  private final Optional<Days> days;

  private final Optional<FeatureVectors> feedback;
  private final Optional<FeatureVectors> residuals;
  private final Side users;
  private final Side items;
  private final Descent descent;
  private final int[] userOrder;
  private final int[] itemOrder;

  /** The mean vector of the users, as of the last epoch. */
  private float[] meanUser;

  FeedbackFit(Settings settings, Dataset train, TrainingContext context) {
    this(settings, train, context, null);
  }

  /**
   * A fit around what others predict.
   *
   * @param others what is added for each rating, by positions as {@link ById} has them; or null
   */
  FeedbackFit(Settings settings, Dataset train, TrainingContext context, float[] others) {
    this.settings = settings;
    this.train = train;
    this.context = context;
    this.byId = new ById(train);
    Dataset data = byId.data();
    RatingMatrix ratings = data.ratings();
    Settings.Steps steps = settings.steps();
    double unit = train.scale().unit();
    int stride = Kernels.best().stride(settings.factors());
    this.baseline =
        settings.residuals()
            ? ResidualPart.baseline(ratings)
            : new Biases(ratings.mean(), new float[ratings.users()], new float[ratings.items()]);
    this.biases =
        new LearnedBiases(
            baseline,
            ratings,
            steps.biasRate(),
            settings.residuals() ? Optional.empty() : Optional.of(settings.biases()),
            settings.biases());
    this.pairs = data.feedback();
    this.known = train.feedback();
    this.feedback =
        settings.implicit().ofUsers() ? Optional.of(features(pairs, stride)) : Optional.empty();
    this.residuals =
        settings.residuals()
            ? Optional.of(features(ResidualPart.residuals(ratings, baseline, unit), stride))
            : Optional.empty();
    this.users =
        new Side(
            ratings.byUser(),
            Stream.of(feedback, residuals).flatMap(Optional::stream).toList(),
            stride,
            steps.rate(),
            settings.ownUsers());
    this.items =
        new Side(
            ratings.byItem(),
            settings.implicit().ofItems()
                ? List.of(features(pairs.transpose(), stride))
                : List.of(),
            stride,
            steps.rate(),
            Optional.of(settings.items()));
    this.time =
        settings.time().map(some -> new TimeTerms(biases, ratings, Days.of(ratings), items, some));
    this.days = settings.time().map(some -> Days.of(train.ratings()));
    AddedTerms own = time.isPresent() ? time.get() : biases;
    this.added = others == null ? own : new OffsetTerms(own, ratings, others);
    this.addedByItem = added.transposed();
    InitialFactors initial = new InitialFactors(steps.deviation(), context.seed());
    if (settings.ownUsers().isPresent()) {
      users.draw(initial, "user", data.users(), settings.factors());
    }
    items.draw(initial, "item", data.items(), settings.factors());
    this.descent = new Descent(stride);
    this.userOrder = ratings.byUser().filledRows();
    this.itemOrder = ratings.byItem().filledRows();
    this.meanUser = users.mean(pairs);
  }

  private FeatureVectors features(SparseRows rows, int length) {
    return new FeatureVectors(
        rows,
        length,
        settings.steps().featureRate(),
        settings.features().perEntry(rows.transpose()));
  }

  /** The users' vectors, their feedback coming before their residuals. */
  Side users() {
    return users;
  }

  /** The items' vectors. */
  Side items() {
    return items;
  }

  /** The biases. */
  Biases biases() {
    return biases.current();
  }

  /** What depends on time, if anything does. */
  Optional<TimeTerms> time() {
    return time;
  }

  /** Runs the epochs and gives the best. */
  FeedbackModel run() {
    EpochLoop loop =
        new EpochLoop(
            settings.name(),
            settings.steps().epochs(),
            settings.steps().patience(),
            "lower learningRate and feedbackLearningRate");
    try (Workers workers = new Workers(context.threads())) {
      return loop.run(train, context, workers, this);
    }
  }

  @Override
  public double epoch(int number) {
    float scale =
        (float) Math.max(LEAST_SCALE, StrictMath.pow(settings.steps().decay(), number - 1));
    Seeds.shuffle(userOrder, Seeds.random(context.seed(), "order of users", number));
    double squares = descent.pass(users, items, added, userOrder, scale);
    users.refresh();
    if (settings.implicit().ofItems()) {
      Seeds.shuffle(itemOrder, Seeds.random(context.seed(), "order of items", number));
      squares = descent.pass(items, users, addedByItem, itemOrder, scale);
      items.refresh();
    }
    meanUser = users.mean(pairs);
    return Math.sqrt(squares / train.ratings().size());
  }

  @Override
  public double predict(int user, int item) {
    return predictNumbered(byId.user(user), byId.item(item));
  }

  /** As {@link #predict}, users and items being numbered as in {@link ById}. */
  double predictNumbered(int u, int i) {
    boolean known = pairs.count(u) > 0;
    float[] x = known ? users.vectors().values() : meanUser;
    int at = known ? users.vectors().offset(u) : 0;
    float[] q = items.vectors().values();
    return biases.current().value(u, i)
        + Kernels.best().dot(x, at, q, items.vectors().offset(i), meanUser.length);
  }

  @Override
  public FeedbackModel snapshot() {
    int factors = settings.factors();
    FactorMatrix x = byId.originalUsers(biases.current().user(), users.vectors(), factors);
    FactorMatrix q = byId.originalItems(biases.current().item(), items.vectors(), factors);
    float[] vector = new float[1 + factors];
    System.arraycopy(meanUser, 0, vector, 1, factors);
    MeanUser mean = new MeanUser(vector);
    mean.centre(x, q, known);
    FactorModel model = FactorModel.of(true, baseline.mean(), x, q, train.ratings()).knowing(known);
    float[] none = new float[train.items().size()];
    return new FeedbackModel(
        model,
        mean,
        known,
        feedback.map(some -> byId.originalItems(none, some.vectors(), factors)),
        residuals.map(
            some ->
                new ResidualPart(
                    byId.originalItems(baseline.item(), some.vectors(), factors),
                    train.scale().unit())),
        time.map(
            some ->
                some.part(
                    byId, days.orElseThrow(), settings.time().orElseThrow().exponent(), factors)));
  }
}
