package org.deepmovie.blend;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.internal.train.FitChecks;
import org.deepmovie.models.ModelSpec;
import org.deepmovie.models.Providers;
import org.deepmovie.models.ValidatedFit;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.recommend.BaselineEstimate;
import org.deepmovie.recommend.IntervalCalibration;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.split.Split;
import org.deepmovie.split.Splitters;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.store.ModelFileException;
import org.deepmovie.train.Seeds;
import org.deepmovie.train.Trainer;
import org.deepmovie.train.TrainingContext;
import org.deepmovie.train.Workers;

/**
 * A weighted sum of the predictions of several models, the parts:
 *
 * <pre>
 *   r_ui = b_ui + sum_p w_p(u, i) (f_p(u, i) - b_ui)
 * </pre>
 *
 * with b the baseline estimate and f_p the prediction of part p, clipped to the scale. The weights
 * are learned on ratings that the parts were not fitted to, as in the blends of the Netflix Prize
 * (Toescher, Jahrer and Bell 2009, The BigChaos Solution to the Netflix Grand Prize). They depend
 * on the numbers of ratings of the user and the item if that predicts better, as in
 * feature-weighted linear stacking (Sill, Takacs, Mackey and Lin 2009, arXiv:0911.0460), where w_p
 * = sum_c v_pc g_c with meta-features g.
 *
 * <ol>
 *   <li>The parts are fitted to the training set, one after the other. The validation set of the
 *       context stops them early; without one, a random share of the training set is held out.
 *   <li>The weights are a ridge regression of the validation ratings on what the parts predict.
 *   <li>The parts are fitted again, to training and validation ratings, each for the number of
 *       epochs found best.
 * </ol>
 *
 * <p>An epoch, for the listener, is the fit of a part. The seed of a part follows from that of the
 * blend and the place of the part, so that a model named twice is fitted from two initial states.
 */
public final class Blend implements Trainer {

  /** The name of the model. */
  public static final String NAME = "blend";

  /** The value of the option {@code models} that lets the blend choose. */
  static final String AUTO = "auto";

  private static final int RATINGS_AT_A_TIME = 256;

  private final BlendOptions options;
  private final Providers providers;
  private final BlendParts parts;

  /**
   * A trainer with the given options.
   *
   * @param providers know the parts by name
   * @throws IllegalArgumentException if an option is out of range, a part is unknown or cannot be
   *     blended, or there are fewer than two
   */
  public Blend(BlendOptions options, Providers providers) {
    this.options = OptionsMapper.checked(options);
    this.providers = providers;
    this.parts = BlendParts.of(options, providers);
  }

  @Override
  public Recommender fit(Dataset train, TrainingContext context) {
    train.requireRatings(NAME);
    context.requireNoStart(NAME);
    FitChecks.requireSameShape(NAME, train.ratings(), context.validation());
    Optional<Split> held = heldOut(train, context);
    if (held.isEmpty()) {
      BlendProgress progress = new BlendProgress(parts.specs().size(), context.listener());
      List<BlendPart> fitted = fit(parts.trainers(providers), train, context, progress);
      return recommender(train, context, fitted, BlendWeights.equal(fitted.size()));
    }
    Dataset less = held.get().train();
    TrainingContext validated = context.withValidation(held.get().test());
    int count = parts.specs().size();
    BlendProgress progress =
        new BlendProgress(options.refit() ? 2 * count : count, context.listener());
    List<BlendPart> kept = new ArrayList<>();
    List<Trainer> again = new ArrayList<>();
    BlendWeights weights = learn(less, validated, progress, kept, again);
    Recommender blended = recommender(less, validated, kept, weights);
    if (!options.refit()) {
      return blended;
    }
    Dataset all = less.withFurtherRatings(held.get().test());
    TrainingContext whole =
        context.withoutValidation().withIntervals(IntervalCalibration.ofFitted(blended));
    return recommender(all, whole, fit(again, all, whole, progress), weights);
  }

  /** The ratings that are held out; empty if there are too few. */
  private Optional<Split> heldOut(Dataset train, TrainingContext context) {
    if (context.validation().isPresent()) {
      return Optional.of(new Split(train, context.validation().get()));
    }
    int size = train.ratings().size();
    double share = 1 - options.validation();
    long part = Math.round(share * size);
    return part == 0 || part == size
        ? Optional.empty()
        : Optional.of(
            Splitters.holdout(share)
                .split(train, Seeds.child(context.seed(), "blend validation", 0))
                .get(0));
  }

  private TrainingContext contextOf(int part, TrainingContext context) {
    return context.withSeed(Seeds.child(context.seed(), "blend part", part));
  }

  private Recommender recommender(
      Dataset data, TrainingContext context, List<BlendPart> fitted, BlendWeights weights) {
    ModelHeader header = context.header(NAME, options.withModels(parts.format()), data);
    return BlendRecommender.of(header, fitted, weights);
  }

  /** Fits the parts without validation ratings. */
  private List<BlendPart> fit(
      List<Trainer> trainers, Dataset data, TrainingContext context, BlendProgress progress) {
    List<BlendPart> fitted = new ArrayList<>();
    for (int part = 0; part < trainers.size(); part++) {
      String spec = spec(part);
      TrainingContext own = contextOf(part, context).withListener(progress.start(spec));
      fitted.add(new BlendPart(spec, trainers.get(part).fit(data, own)));
      progress.fitted(Double.NaN);
    }
    return fitted;
  }

  private String spec(int part) {
    return ModelSpec.formatParts(List.of(parts.specs().get(part)));
  }

  /**
   * Fits the parts with validation ratings, and learns their weights.
   *
   * @param kept receives the fitted parts
   * @param again receives the trainers that fit them again
   */
  private BlendWeights learn(
      Dataset train,
      TrainingContext context,
      BlendProgress progress,
      List<BlendPart> kept,
      List<Trainer> again) {
    RatingMatrix validation = context.validation().orElseThrow();
    BaselineEstimate baseline = BaselineEstimate.fallback(train.ratings());
    double[][] predictions = new double[parts.specs().size()][];
    try (Workers workers = new Workers(context.threads())) {
      for (int part = 0; part < predictions.length; part++) {
        ModelSpec spec = parts.specs().get(part);
        TrainingContext own = contextOf(part, context).withListener(progress.start(spec(part)));
        ValidatedFit fit = ValidatedFit.of(providers, spec, train, own);
        predictions[part] = predict(fit.model(), validation, workers);
        progress.fitted(rmse(predictions[part], validation));
        again.add(fit.refit().orElseGet(() -> providers.trainer(spec.name(), spec.options())));
        kept.add(new BlendPart(spec(part), fit.model()));
      }
    }
    return weights(train.ratings(), validation, baseline, predictions);
  }

  private BlendWeights weights(
      RatingMatrix train,
      RatingMatrix validation,
      BaselineEstimate baseline,
      double[][] predictions) {
    SupportScale support = SupportScale.of(train, validation);
    CsrMatrix rows = validation.byUser();
    double[] y = new double[rows.size()];
    double[] items = new double[rows.size()];
    double[] users = new double[rows.size()];
    for (int user = 0; user < rows.rows(); user++) {
      for (int p = rows.start(user); p < rows.end(user); p++) {
        double base = baseline.value(user, rows.column(p));
        y[p] = rows.value(p) - base;
        items[p] = support.item(train.byItem().count(rows.column(p)));
        users[p] = support.user(train.byUser().count(user));
        for (double[] prediction : predictions) {
          prediction[p] -= base;
        }
      }
    }
    return new BlendWeights(
        support,
        new WeightRegression(y, predictions, items, users)
            .fit(options.weights(), options.supportWeights()));
  }

  private static double[] predict(Recommender model, RatingMatrix validation, Workers workers) {
    CsrMatrix rows = validation.byUser();
    double[] predictions = new double[rows.size()];
    workers.forEach(
        rows.rows(),
        RATINGS_AT_A_TIME,
        (worker, from, to) -> {
          for (int user = from; user < to; user++) {
            for (int p = rows.start(user); p < rows.end(user); p++) {
              predictions[p] = model.predict(user, rows.column(p));
            }
          }
        });
    return predictions;
  }

  private static double rmse(double[] predictions, RatingMatrix validation) {
    double squares = 0;
    for (int p = 0; p < predictions.length; p++) {
      double error = predictions[p] - validation.byUser().value(p);
      squares += error * error;
    }
    return Math.sqrt(squares / predictions.length);
  }

  @Override
  public boolean usesTimes() {
    return parts.trainers(providers).stream().anyMatch(Trainer::usesTimes);
  }

  @Override
  public boolean refits() {
    return options.refit();
  }

  @Override
  public Recommender load(ModelHeader header, ArchiveReader archive) throws IOException {
    List<StoredBlend.StoredPart> stored =
        archive.json(StoredBlend.ENTRY, StoredBlend.class).parts();
    List<String> names = parts.specs().stream().map(ModelSpec::name).toList();
    if (!stored.stream().map(StoredBlend.StoredPart::model).toList().equals(names)) {
      throw new ModelFileException(
          StoredBlend.ENTRY + " does not list the models of the option models=" + parts.format());
    }
    List<BlendPart> loaded = new ArrayList<>();
    for (int part = 0; part < stored.size(); part++) {
      StoredBlend.StoredPart each = stored.get(part);
      ModelHeader own =
          new ModelHeader(
              each.model(),
              each.options(),
              each.seed(),
              header.fingerprint(),
              header.catalog(),
              IntervalCalibration.none());
      Trainer trainer = providers.trainer(each.model(), each.options());
      loaded.add(
          new BlendPart(spec(part), trainer.load(own, archive.inFolder(StoredBlend.folder(part)))));
    }
    return BlendRecommender.of(header, loaded, BlendWeights.load(archive, loaded.size()));
  }

  @Override
  public String toString() {
    return OptionsMapper.describe(NAME, options);
  }
}
