package org.deepmovie.internal.mf.feedback;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.internal.factor.FactorModel;
import org.deepmovie.internal.factor.FactorRecommender;
import org.deepmovie.internal.mf.time.TimeEffects;
import org.deepmovie.internal.update.CatalogUpdate;
import org.deepmovie.recommend.Capability;
import org.deepmovie.recommend.Catalog;
import org.deepmovie.recommend.Explanation;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.store.ArchiveWriter;

/** Predicts by a {@link FeedbackModel}, and explains predictions by the items of the user. */
public class FeedbackRecommender extends FactorRecommender {

  private static final String SETTINGS = "factors.json";
  private static final String STORED_FEEDBACK = "feedback.json";

  private final FeedbackSettings settings;
  private final FeedbackModel model;

  /** A recommender on {@code model}, which was fitted with {@code settings}. */
  public FeedbackRecommender(ModelHeader header, FeedbackSettings settings, FeedbackModel model) {
    super(
        header,
        model.factors(),
        (items, ratings) -> new NewUserVector(settings, model).of(items, items, ratings),
        SETTINGS);
    this.settings = settings;
    this.model = model;
  }

  /** The settings of the fit. */
  FeedbackSettings settings() {
    return settings;
  }

  /** The parameters. */
  FeedbackModel parameters() {
    return model;
  }

  @Override
  public Set<Capability> capabilities() {
    Set<Capability> capabilities = Capability.union(super.capabilities(), Capability.EXPLANATIONS);
    return model.time().isPresent()
        ? capabilities
        : Capability.union(capabilities, Capability.UPDATES);
  }

  @Override
  public final Recommender updated(Dataset data) {
    if (model.time().isPresent()) {
      return super.updated(data);
    }
    CatalogUpdate update = CatalogUpdate.of(this, data);
    return update.isEmpty()
        ? this
        : new FeedbackRecommender(
            update.header(), settings, new FeedbackUpdate(settings, model).apply(update));
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
