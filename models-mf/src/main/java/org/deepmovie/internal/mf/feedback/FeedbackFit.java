package org.deepmovie.internal.mf.feedback;

import java.util.BitSet;
import java.util.function.Function;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.internal.data.CanonicalOrder;
import org.deepmovie.internal.factor.ColdStartBaseline;
import org.deepmovie.internal.factor.EarlierFactors;
import org.deepmovie.internal.kernel.Kernels;
import org.deepmovie.internal.mf.term.FixedTerm;
import org.deepmovie.internal.mf.term.PredictionTerm;
import org.deepmovie.train.EarlyStopping;
import org.deepmovie.train.TrainingContext;
import org.deepmovie.train.Workers;

/**
 * One fit of a model of the family. An epoch is a pass over the users, and if implicit feedback is
 * a part of the items' vectors, another over the items.
 */
public final class FeedbackFit implements EarlyStopping.EpochTraining<FeedbackModel> {

  private final FeedbackSettings settings;
  private final Dataset train;
  private final TrainingContext context;
  private final FeedbackParameters parameters;
  private final RowwiseSgd userPass;
  private final VisitOrder userOrder;
  private final RowwiseSgd itemPass;
  private final VisitOrder itemOrder;
  private final ColdStartBaseline coldStart;
  private final BitSet knownItems = new BitSet();

  /** A fit before its first epoch. */
  public FeedbackFit(FeedbackSettings settings, Dataset train, TrainingContext context) {
    this(settings, train, context, FeedbackParameters::addedTerm);
  }

  private FeedbackFit(
      FeedbackSettings settings,
      Dataset train,
      TrainingContext context,
      Function<FeedbackParameters, PredictionTerm> addedTerm) {
    this.settings = settings;
    this.train = train;
    this.context = context;
    this.parameters = new FeedbackParameters(settings, train, context.seed());
    EarlierFactors.of(context, settings.model(), settings.factors() + 1)
        .ifPresent(earlier -> new FeedbackWarmStart(earlier).applyTo(parameters));
    PredictionTerm term = addedTerm.apply(parameters);
    this.userPass = new RowwiseSgd(parameters.users(), parameters.items(), term.byUser());
    this.itemPass = new RowwiseSgd(parameters.items(), parameters.users(), term.byItem());
    this.userOrder = new VisitOrder(parameters.users().ratings(), context.seed(), "order of users");
    this.itemOrder = new VisitOrder(parameters.items().ratings(), context.seed(), "order of items");
    CsrMatrix interactions = parameters.interactions();
    for (int p = 0; p < interactions.size(); p++) {
      knownItems.set(interactions.column(p));
    }
    this.coldStart = ColdStartBaseline.of(parameters.order().data().ratings());
  }

  /**
   * A fit to what other models leave of the ratings.
   *
   * @param others their predictions, by the positions of the ratings by user as {@link
   *     CanonicalOrder} has them; not copied
   */
  static FeedbackFit besides(
      float[] others, FeedbackSettings settings, Dataset train, TrainingContext context) {
    return new FeedbackFit(
        settings,
        train,
        context,
        parameters ->
            new FixedTerm(parameters.addedTerm(), parameters.order().data().ratings(), others));
  }

  /** The parameters as they are now. */
  FeedbackParameters parameters() {
    return parameters;
  }

  /** Runs the epochs and returns the model of the best. */
  public FeedbackModel run() {
    EarlyStopping loop =
        new EarlyStopping(
            settings.model(),
            settings.epochs().epochs(),
            settings.epochs().patience(),
            "lower learningRate and feedbackLearningRate");
    try (Workers workers = new Workers(context.threads())) {
      return loop.run(train, context, workers, this);
    }
  }

  @Override
  public double epoch(int number) {
    float decay = settings.epochs().decay(number) * parameters.pace();
    double squares = userPass.pass(userOrder.next(number), decay);
    if (settings.items().implicitFeedback()) {
      squares = itemPass.pass(itemOrder.next(number), decay);
    }
    return Math.sqrt(squares / train.ratings().size());
  }

  @Override
  public double predict(int user, int item) {
    CanonicalOrder order = parameters.order();
    return predictCanonical(order.user(user), order.item(item));
  }

  /** As {@link #predict}, for users and items numbered as in {@link CanonicalOrder}. */
  double predictCanonical(int user, int item) {
    if (parameters.interactions().count(user) == 0 || !knownItems.get(item)) {
      return coldStart.value(user, item);
    }
    FloatMatrix x = parameters.users().vectors();
    FloatMatrix q = parameters.items().vectors();
    return parameters.biases().value(user, item)
        + Kernels.best().dot(x.values(), x.offset(user), q.values(), q.offset(item), x.columns());
  }

  @Override
  public FeedbackModel checkpoint() {
    return parameters.model();
  }
}
