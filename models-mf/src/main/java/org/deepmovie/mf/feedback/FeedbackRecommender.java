package org.deepmovie.mf.feedback;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deepmovie.archive.ArchiveReader;
import org.deepmovie.archive.ArchiveWriter;
import org.deepmovie.archive.StoredRows;
import org.deepmovie.data.SparseRows;
import org.deepmovie.factor.FactorMatrix;
import org.deepmovie.factor.FactorModel;
import org.deepmovie.factor.FactorRecommender;
import org.deepmovie.factor.LeastSquaresSweep;
import org.deepmovie.factor.Ridge;
import org.deepmovie.factor.Vectors;
import org.deepmovie.model.Catalogue;
import org.deepmovie.model.Explanation;
import org.deepmovie.model.ModelHeader;

/** Predicts by a {@link FeedbackModel}, and says which items pushed a prediction. */
class FeedbackRecommender extends FactorRecommender {

  private static final String SETTINGS = "factors.json";
  private static final String PAIRS = "feedback.json";

  private final Settings settings;
  private final FeedbackModel model;

  FeedbackRecommender(ModelHeader header, Settings settings, FeedbackModel model) {
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
      Settings settings, FeedbackModel model, int[] rated, double[] ratings) {
    FactorModel factors = model.factors();
    FactorMatrix items = factors.items();
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
      FactorModel factors, float[] sum, Ridge ridge, int[] rated, double[] ratings) {
    FactorMatrix items = factors.items();
    double residual = 0;
    for (int n = 0; n < rated.length; n++) {
      int at = items.offset(rated[n]);
      float product = Vectors.dot(sum, 1, items.values(), at + 1, sum.length - 1);
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
    SparseRows pairs = model.pairs();
    SparseRows seen = catalogue().seen();
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
    SparseRows pairs = model.pairs();
    boolean more = pairs.size() > catalogue().seen().size();
    archive.json(PAIRS, new Pairs(more));
    if (more) {
      StoredRows.save(archive, "feedback", pairs);
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
  static FeedbackModel load(Catalogue catalogue, Settings settings, ArchiveReader archive)
      throws IOException {
    int columns = settings.factors() + 1;
    int items = catalogue.items().size();
    SparseRows pairs = pairs(archive, catalogue);
    FactorModel factors =
        FactorModel.load(archive, SETTINGS, catalogue, true, columns, false).knowing(pairs);
    Optional<FactorMatrix> feedback = Optional.empty();
    if (settings.implicit().ofUsers()) {
      feedback = Optional.of(FactorMatrix.load(archive, "feedback_vectors", items, columns));
    }
    Optional<ResidualPart> residuals = Optional.empty();
    if (settings.residuals()) {
      residuals =
          Optional.of(
              new ResidualPart(
                  FactorMatrix.load(archive, "residual_vectors", items, columns),
                  catalogue.scale().unit()));
    }
    Optional<TimePart> time = Optional.empty();
    if (settings.time().isPresent()) {
      int users = catalogue.users().size();
      time = Optional.of(TimePart.load(archive, settings.time().get(), users, items, columns));
    }
    MeanUser mean = new MeanUser(archive.floats("mean_user_vector", columns));
    return new FeedbackModel(factors, mean, pairs, feedback, residuals, time);
  }

  private static SparseRows pairs(ArchiveReader archive, Catalogue catalogue) throws IOException {
    SparseRows seen = catalogue.seen();
    return archive.json(PAIRS, Pairs.class).more()
        ? StoredRows.load(archive, "feedback", seen.rows(), seen.columns())
        : seen;
  }

  /**
   * What feedback there is.
   *
   * @param more whether there is some beside the ratings
   */
  record Pairs(boolean more) {}
}
