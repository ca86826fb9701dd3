package org.deepmovie.mf.feedback;

import java.io.IOException;
import org.deepmovie.data.Dataset;
import org.deepmovie.internal.mf.feedback.FeedbackFit;
import org.deepmovie.internal.mf.feedback.FeedbackModel;
import org.deepmovie.internal.mf.feedback.FeedbackRecommender;
import org.deepmovie.internal.mf.feedback.FeedbackSettings;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.train.Trainer;
import org.deepmovie.train.TrainingContext;

/** Fits a model of this package as its settings say. */
abstract class FeedbackTrainer implements Trainer {

  private final FeedbackSettings settings;
  private final Record options;

  /**
   * A trainer.
   *
   * @param options what the settings were made of
   * @param settings for ratings from 1 to 5
   */
  <O extends Record> FeedbackTrainer(O options, FeedbackSettings settings) {
    this.options = OptionsMapper.checked(options);
    this.settings = settings;
  }

  @Override
  public final Recommender fit(Dataset train, TrainingContext context) {
    check(train);
    ModelHeader header =
        warmStarts()
            ? context.warmStartHeader(settings.model(), options, train)
            : context.header(settings.model(), options, train);
    FeedbackSettings stretched = settings.stretched(train.scale().unit());
    return recommender(header, stretched, new FeedbackFit(stretched, train, context).run());
  }

  /**
   * Checks that the model can be fitted to {@code train}.
   *
   * @throws IllegalArgumentException if not
   */
  void check(Dataset train) {
    train.requireRatings(settings.model());
  }

  /** The recommender on a fitted model. */
  Recommender recommender(ModelHeader header, FeedbackSettings fitted, FeedbackModel model) {
    return new FeedbackRecommender(header, fitted, model);
  }

  /** Unless it has effects of time, which are not taken over. */
  @Override
  public final boolean warmStarts() {
    return settings.time().isEmpty();
  }

  @Override
  public final Recommender load(ModelHeader header, ArchiveReader archive) throws IOException {
    FeedbackSettings stretched = settings.stretched(header.catalog().scale().unit());
    return recommender(
        header, stretched, FeedbackRecommender.load(header.catalog(), stretched, archive));
  }

  @Override
  public String toString() {
    return OptionsMapper.describe(settings.model(), options);
  }
}
