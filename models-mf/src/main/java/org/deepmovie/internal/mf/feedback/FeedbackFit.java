package org.deepmovie.internal.mf.feedback;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.internal.data.CanonicalOrder;
import org.deepmovie.internal.factor.FactorModel;
import org.deepmovie.internal.factor.InitialFactors;
import org.deepmovie.internal.kernel.Kernels;
import org.deepmovie.internal.mf.time.TimeBiases;
import org.deepmovie.internal.mf.time.TrainingCalendar;
import org.deepmovie.recommend.BaselineEstimate;
import org.deepmovie.train.EarlyStopping;
import org.deepmovie.train.Seeds;
import org.deepmovie.train.TrainingContext;
import org.deepmovie.train.Workers;

/**
 * One fit of a model of the family: all of its mutable state. An epoch is a pass over the users,
 * and where feedback is a part of the items' vectors another over the items.
 */
public final class FeedbackFit implements EarlyStopping.EpochTraining<FeedbackModel> {

  /** Smaller steps change nothing, and still smaller ones could not be divided by. */
  private static final double LEAST_SCALE = 1e-20;

  private final FeedbackSettings settings;
  private final Dataset train;
  private final TrainingContext context;
  private final CanonicalOrder byId;
  private final CsrMatrix pairs;

  /** The same by the indices of the training data. */
  private final CsrMatrix known;

  private final BaselineEstimate baseline;
  private final LearnedBiases biases;
  private final BiasTerms added;
  private final BiasTerms addedByItem;
  private final Optional<TimeBiases> time;

  /** The days on which users rated, by the indices of the training data. */
  private final Optional<TrainingCalendar> days;

  private final Optional<FeatureVectors> feedback;
  private final Optional<FeatureVectors> residuals;
  private final SideVectors users;
  private final SideVectors items;
  private final SideSgd descent;
  private final int[] userOrder;
  private final int[] itemOrder;

  /** The mean vector of the users, as of the last epoch. */
  private float[] meanUser;

  public FeedbackFit(FeedbackSettings settings, Dataset train, TrainingContext context) {
    this(settings, train, context, null);
  }

  /**
   * A fit around what others predict.
   *
   * @param others what is added for each rating, by positions as {@link CanonicalOrder} has them;
   *     or null
   */
  public FeedbackFit(
      FeedbackSettings settings, Dataset train, TrainingContext context, float[] others) {
    this.settings = settings;
    this.train = train;
    this.context = context;
    this.byId = new CanonicalOrder(train);
    Dataset data = byId.data();
    RatingMatrix ratings = data.ratings();
    FeedbackSettings.Steps steps = settings.steps();
    double unit = train.scale().unit();
    int stride = Kernels.best().stride(settings.factors());
    this.baseline =
        settings.residuals()
            ? ResidualFeedback.baseline(ratings)
            : new BaselineEstimate(
                ratings.mean(), new float[ratings.users()], new float[ratings.items()]);
    this.biases =
        new LearnedBiases(
            baseline,
            ratings,
            steps.biasRate(),
            settings.residuals() ? Optional.empty() : Optional.of(settings.biases()),
            settings.biases());
    this.pairs = data.implicitFeedback();
    this.known = train.implicitFeedback();
    this.feedback =
        settings.implicit().ofUsers() ? Optional.of(features(pairs, stride)) : Optional.empty();
    this.residuals =
        settings.residuals()
            ? Optional.of(features(ResidualFeedback.residuals(ratings, baseline, unit), stride))
            : Optional.empty();
    this.users =
        new SideVectors(
            ratings.byUser(),
            Stream.of(feedback, residuals).flatMap(Optional::stream).toList(),
            stride,
            steps.rate(),
            settings.ownUsers());
    this.items =
        new SideVectors(
            ratings.byItem(),
            settings.implicit().ofItems()
                ? List.of(features(pairs.transpose(), stride))
                : List.of(),
            stride,
            steps.rate(),
            Optional.of(settings.items()));
    this.time =
        settings
            .time()
            .map(
                some -> new TimeBiases(biases, ratings, TrainingCalendar.of(ratings), items, some));
    this.days = settings.time().map(some -> TrainingCalendar.of(train.ratings()));
    BiasTerms own = time.isPresent() ? time.get() : biases;
    this.added = others == null ? own : new FixedOffsets(own, ratings, others);
    this.addedByItem = added.transposed();
    InitialFactors initial = new InitialFactors(steps.deviation(), context.seed());
    if (settings.ownUsers().isPresent()) {
      users.draw(initial, "user", data.users(), settings.factors());
    }
    items.draw(initial, "item", data.items(), settings.factors());
    this.descent = new SideSgd(stride);
    this.userOrder = ratings.byUser().nonEmptyRows();
    this.itemOrder = ratings.byItem().nonEmptyRows();
    this.meanUser = users.mean(pairs);
  }

  private FeatureVectors features(CsrMatrix rows, int length) {
    return new FeatureVectors(
        rows,
        length,
        settings.steps().featureRate(),
        settings.features().perEntry(rows.transpose()));
  }

  /** The users' vectors, their feedback coming before their residuals. */
  SideVectors users() {
    return users;
  }

  /** The items' vectors. */
  SideVectors items() {
    return items;
  }

  /** The biases. */
  BaselineEstimate biases() {
    return biases.current();
  }

  /** What depends on time, if anything does. */
  public Optional<TimeBiases> time() {
    return time;
  }

  /** Runs the epochs and gives the best. */
  FeedbackModel run() {
    EarlyStopping loop =
        new EarlyStopping(
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

  /** As {@link #predict}, users and items being numbered as in {@link CanonicalOrder}. */
  double predictNumbered(int u, int i) {
    boolean known = pairs.count(u) > 0;
    float[] x = known ? users.vectors().values() : meanUser;
    int at = known ? users.vectors().offset(u) : 0;
    float[] q = items.vectors().values();
    return biases.current().value(u, i)
        + Kernels.best().dot(x, at, q, items.vectors().offset(i), meanUser.length);
  }

  @Override
  public FeedbackModel checkpoint() {
    int factors = settings.factors();
    FloatMatrix x = byId.originalUsers(biases.current().user(), users.vectors(), factors);
    FloatMatrix q = byId.originalItems(biases.current().item(), items.vectors(), factors);
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
                new ResidualFeedback(
                    byId.originalItems(baseline.item(), some.vectors(), factors),
                    train.scale().unit())),
        time.map(
            some ->
                some.part(
                    byId, days.orElseThrow(), settings.time().orElseThrow().exponent(), factors)));
  }
}
