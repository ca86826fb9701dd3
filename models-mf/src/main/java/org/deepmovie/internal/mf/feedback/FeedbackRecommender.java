package org.deepmovie.internal.mf.feedback;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.internal.factor.FactorModel;
import org.deepmovie.internal.factor.FactorRecommender;
import org.deepmovie.internal.kernel.VectorMath;
import org.deepmovie.internal.leastsquares.LeastSquaresSweep;
import org.deepmovie.internal.leastsquares.Regularization;
import org.deepmovie.internal.mf.time.TimeEffects;
import org.deepmovie.recommend.Catalog;
import org.deepmovie.recommend.Explanation;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.store.ArchiveWriter;

/** Predicts by a {@link FeedbackModel}, and says which items pushed a prediction. */
public class FeedbackRecommender extends FactorRecommender {

  private static final String SETTINGS = "factors.json";
  private static final String PAIRS = "feedback.json";

  private final FeedbackSettings settings;
  private final FeedbackModel model;

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
   * With own factors, the ridge regression whose prior mean is the sum; without, the sum itself,
   * and the bias that fits best unless it is the baseline's.
   */
  private static float[] fold(
      FeedbackSettings settings, FeedbackModel model, int[] rated, double[] ratings) {
    FactorModel factors = model.factors();
    FloatMatrix items = factors.items();
    float[] sum = model.sum(rated, ratings);
    if (settings.ownUsers().isPresent()) {
      double ridge = settings.ownUsers().get().of(rated.length);
      double biasRidge = settings.biases().of(rated.length);
      return new LeastSquaresSweep(items.columns(), true, factors.offset(), 1)
          .foldIn(items, rated, ratings, ridge, biasRidge, sum);
    }
    if (model.residuals().isEmpty()) {
      sum[0] = bias(factors, sum, settings.biases(), rated, ratings);
    }
    return sum;
  }

  private static float bias(
      FactorModel factors, float[] sum, Regularization ridge, int[] rated, double[] ratings) {
    FloatMatrix items = factors.items();
    double residual = 0;
    for (int n = 0; n < rated.length; n++) {
      int at = items.offset(rated[n]);
      float product = VectorMath.dot(sum, 1, items.values(), at + 1, sum.length - 1);
      residual += ratings[n] - factors.offset() - items.values()[at] - product;
    }
    return (float) (residual / (rated.length + ridge.of(rated.length)));
  }

  @Override
  public final Explanation explain(int user, int item) {
    FactorModel factors = model.factors();
    double prediction = factors.predict(user, item);
    if (!factors.knowsUser(user) || !factors.knowsItem(item)) {
      return new Explanation(prediction, prediction, 0, List.of());
    }
    double baseline = model.baseline(user, item);
    CsrMatrix pairs = model.pairs();
    CsrMatrix seen = catalogue().seen();
    List<Explanation.Contribution> contributions = new ArrayList<>();
    double rest = settings.ownUsers().isPresent() ? prediction - baseline : 0;
    for (int p = pairs.start(user); p < pairs.end(user); p++) {
      int other = pairs.column(p);
      int rating = seen.find(user, other);
      double share =
          model.share(
              user, other, rating < 0 ? Double.NaN : seen.value(rating), seen.count(user), item);
      contributions.add(contribution(user, other, share));
      rest -= settings.ownUsers().isPresent() ? share : 0;
    }
    return new Explanation(prediction, baseline, rest, contributions);
  }

  @Override
  public final void save(ArchiveWriter archive) throws IOException {
    super.save(archive);
    CsrMatrix pairs = model.pairs();
    boolean more = pairs.size() > catalogue().seen().size();
    archive.json(PAIRS, new Pairs(more));
    if (more) {
      pairs.save(archive, "feedback");
    }
    archive.floats("mean_user_vector", model.mean().vector());
    if (model.feedback().isPresent()) {
      model.feedback().get().save(archive, "feedback_vectors");
    }
    if (model.residuals().isPresent()) {
      model.residuals().get().vectors().save(archive, "residual_vectors");
    }
    if (model.time().isPresent()) {
      model.time().get().save(archive);
    }
  }

  /** Reads the model that {@link #save} wrote. */
  static FeedbackModel load(Catalog catalogue, FeedbackSettings settings, ArchiveReader archive)
      throws IOException {
    int columns = settings.factors() + 1;
    int items = catalogue.items().size();
    CsrMatrix pairs = pairs(archive, catalogue);
    FactorModel factors =
        FactorModel.load(archive, SETTINGS, catalogue, true, columns, false).knowing(pairs);
    Optional<FloatMatrix> feedback = Optional.empty();
    if (settings.implicit().ofUsers()) {
      feedback = Optional.of(FloatMatrix.load(archive, "feedback_vectors", items, columns));
    }
    Optional<ResidualFeedback> residuals = Optional.empty();
    if (settings.residuals()) {
      residuals =
          Optional.of(
              new ResidualFeedback(
                  FloatMatrix.load(archive, "residual_vectors", items, columns),
                  catalogue.scale().unit()));
    }
    Optional<TimeEffects> time = Optional.empty();
    if (settings.time().isPresent()) {
      int users = catalogue.users().size();
      time = Optional.of(TimeEffects.load(archive, settings.time().get(), users, items, columns));
    }
    MeanUser mean = new MeanUser(archive.floats("mean_user_vector", columns));
    return new FeedbackModel(factors, mean, pairs, feedback, residuals, time);
  }

  private static CsrMatrix pairs(ArchiveReader archive, Catalog catalogue) throws IOException {
    CsrMatrix seen = catalogue.seen();
    return archive.json(PAIRS, Pairs.class).more()
        ? CsrMatrix.load(archive, "feedback", seen.rows(), seen.columns())
        : seen;
  }

  /**
   * What feedback there is.
   *
   * @param more whether there is some beside the ratings
   */
  record Pairs(boolean more) {}
}
