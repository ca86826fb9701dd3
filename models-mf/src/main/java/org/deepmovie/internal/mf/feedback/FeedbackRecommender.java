package org.deepmovie.internal.mf.feedback;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.internal.factor.FactorModel;
import org.deepmovie.internal.factor.FactorRecommender;
import org.deepmovie.internal.kernel.VectorMath;
import org.deepmovie.internal.leastsquares.AlsUpdater;
import org.deepmovie.internal.leastsquares.Regularization;
import org.deepmovie.internal.mf.time.TimeEffects;
import org.deepmovie.recommend.BaselineEstimate;
import org.deepmovie.recommend.Capability;
import org.deepmovie.recommend.Catalog;
import org.deepmovie.recommend.Explanation;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.store.ArchiveWriter;

/** Predicts by a {@link FeedbackModel}, and explains predictions by the items of the user. */
public class FeedbackRecommender extends FactorRecommender {

  private static final String SETTINGS = "factors.json";
  private static final String STORED_FEEDBACK = "feedback.json";

  /** Up to so many ratings of a new user, the bias is regularized as the baseline's. */
  private static final double FEW_RATINGS = 3;

  private final FeedbackSettings settings;
  private final FeedbackModel model;

  /** A recommender on {@code model}, which was fitted with {@code settings}. */
  public FeedbackRecommender(ModelHeader header, FeedbackSettings settings, FeedbackModel model) {
    super(
        header,
        model.factors(),
        (items, ratings) -> fold(settings, model, items, ratings),
        SETTINGS);
    this.settings = settings;
    this.model = model;
  }

  /**
   * The vector of a new user. With own factors it is the ridge regression whose prior mean is the
   * sum; without, it is the sum itself, with the bias that fits best unless it is the baseline's.
   */
  private static float[] fold(
      FeedbackSettings settings, FeedbackModel model, int[] rated, double[] ratings) {
    FactorModel factors = model.factors();
    FloatMatrix items = factors.items();
    float[] sum = model.sum(rated, ratings);
    Regularization biases = settings.biases().regularization();
    if (settings.users().ownFactors().isPresent()) {
      Regularization own = settings.users().ownFactors().get().regularization();
      return new AlsUpdater(items.columns(), true, factors.globalMean(), 1)
          .foldIn(items, rated, ratings, own.of(rated.length), ofBias(biases, rated.length), sum);
    }
    if (model.residualFeedback().isEmpty()) {
      sum[0] = bias(factors, sum, biases, rated, ratings);
    }
    return sum;
  }

  /**
   * The regularization of a new user's bias. Early stopping shrinks the biases of a fit more than
   * its regularization says, which matters to users with few ratings: theirs is at least that of
   * the baseline.
   */
  private static double ofBias(Regularization regularization, int ratings) {
    double least = BaselineEstimate.FALLBACK_REGULARIZATION * Math.min(1, FEW_RATINGS / ratings);
    return Math.max(regularization.of(ratings), least);
  }

  private static float bias(
      FactorModel factors,
      float[] sum,
      Regularization regularization,
      int[] rated,
      double[] ratings) {
    FloatMatrix items = factors.items();
    double residual = 0;
    for (int n = 0; n < rated.length; n++) {
      int at = items.offset(rated[n]);
      float product = VectorMath.dot(sum, 1, items.values(), at + 1, sum.length - 1);
      residual += ratings[n] - factors.globalMean() - items.values()[at] - product;
    }
    return (float) (residual / (rated.length + ofBias(regularization, rated.length)));
  }

  /** The parameters. */
  FeedbackModel parameters() {
    return model;
  }

  @Override
  public Set<Capability> capabilities() {
    return Capability.union(super.capabilities(), Capability.EXPLANATIONS);
  }

  @Override
  public final Explanation explain(int user, int item) {
    FactorModel factors = model.factors();
    double prediction = factors.predict(user, item);
    if (!factors.knowsUser(user) || !factors.knowsItem(item)) {
      return new Explanation(prediction, prediction, 0, List.of());
    }
    double baseline = model.baseline(user, item);
    boolean ownFactors = settings.users().ownFactors().isPresent();
    CsrMatrix interactions = model.interactions();
    CsrMatrix ratings = catalog().ratings();
    List<Explanation.Contribution> contributions = new ArrayList<>();
    double remainder = ownFactors ? prediction - baseline : 0;
    for (int p = interactions.start(user); p < interactions.end(user); p++) {
      int other = interactions.column(p);
      int rating = ratings.find(user, other);
      double amount =
          model.amount(
              user,
              other,
              rating < 0 ? Double.NaN : ratings.value(rating),
              ratings.count(user),
              item);
      contributions.add(catalog().contribution(user, other, amount));
      remainder -= ownFactors ? amount : 0;
    }
    return new Explanation(prediction, baseline, remainder, contributions);
  }

  @Override
  public final void save(ArchiveWriter archive) throws IOException {
    super.save(archive);
    CsrMatrix interactions = model.interactions();
    boolean beyondRatings = interactions.size() > catalog().ratings().size();
    archive.json(STORED_FEEDBACK, new StoredFeedback(beyondRatings));
    if (beyondRatings) {
      interactions.save(archive, "feedback");
    }
    archive.floats("mean_user_vector", model.mean().vector());
    if (model.implicitFeedback().isPresent()) {
      model.implicitFeedback().get().save(archive, "feedback_vectors");
    }
    if (model.residualFeedback().isPresent()) {
      model.residualFeedback().get().vectors().save(archive, "residual_vectors");
    }
    if (model.time().isPresent()) {
      model.time().get().save(archive);
    }
  }

  /** Reads the model that {@link #save} wrote. */
  public static FeedbackModel load(
      Catalog catalog, FeedbackSettings settings, ArchiveReader archive) throws IOException {
    int columns = settings.factors() + 1;
    int items = catalog.items().size();
    CsrMatrix interactions = interactions(archive, catalog);
    FactorModel factors =
        FactorModel.load(archive, SETTINGS, catalog, true, columns, false).knowing(interactions);
    Optional<FloatMatrix> feedback = Optional.empty();
    if (settings.users().implicitFeedback()) {
      feedback = Optional.of(FloatMatrix.load(archive, "feedback_vectors", items, columns));
    }
    Optional<ResidualFeedback> residuals = Optional.empty();
    if (settings.users().residualFeedback()) {
      residuals =
          Optional.of(
              new ResidualFeedback(
                  FloatMatrix.load(archive, "residual_vectors", items, columns),
                  catalog.scale().unit()));
    }
    Optional<TimeEffects> time = Optional.empty();
    if (settings.time().isPresent()) {
      int users = catalog.users().size();
      time = Optional.of(TimeEffects.load(archive, settings.time().get(), users, items, columns));
    }
    MeanUser mean = new MeanUser(archive.floats("mean_user_vector", columns));
    return new FeedbackModel(factors, mean, interactions, feedback, residuals, time);
  }

  private static CsrMatrix interactions(ArchiveReader archive, Catalog catalog) throws IOException {
    CsrMatrix ratings = catalog.ratings();
    return archive.json(STORED_FEEDBACK, StoredFeedback.class).beyondRatings()
        ? CsrMatrix.load(archive, "feedback", ratings.rows(), ratings.columns())
        : ratings;
  }

  /**
   * The entry {@code feedback.json} of a model file.
   *
   * @param beyondRatings whether there are interactions besides the ratings, in an entry of their
   *     own
   */
  record StoredFeedback(boolean beyondRatings) {}
}
