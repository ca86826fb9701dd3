package org.deepmovie.internal.mf.feedback;

import java.io.IOException;
import java.util.Map;
import org.deepmovie.data.Dataset;
import org.deepmovie.mf.feedback.TimeSvdPlusPlusRecommender;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.train.Trainer;
import org.deepmovie.train.TrainingContext;

/** Fits a model of the family. */
public abstract class FeedbackTrainer implements Trainer {

  private final FeedbackSettings settings;
  private final Map<String, String> options;

  /**
   * A trainer.
   *
   * @param options what the settings were made of
   */
  public <O extends Record> FeedbackTrainer(O options, FeedbackSettings settings) {
    this.options = OptionsMapper.ofInstance(OptionsMapper.checked(options)).format(options);
    this.settings = settings;
  }

  @Override
  public final Recommender fit(Dataset train, TrainingContext context) {
    train.requireRatings(settings.name());
    if (settings.time().isPresent() && !train.ratings().hasTimestamps()) {
      throw new IllegalArgumentException(
          settings.name() + " needs ratings with times; this data has none");
    }
    ModelHeader header = ModelHeader.of(settings.name(), options, train, context);
    FeedbackSettings stretched = settings.stretched(train.scale().unit());
    FeedbackModel model = new FeedbackFit(stretched, train, context).run();
    return recommender(header, stretched, model);
  }

  private static Recommender recommender(
      ModelHeader header, FeedbackSettings settings, FeedbackModel model) {
    return settings.time().isPresent()
        ? new TimeSvdPlusPlusRecommender(header, settings, model)
        : new FeedbackRecommender(header, settings, model);
  }

  @Override
  public final Recommender load(ModelHeader header, ArchiveReader archive) throws IOException {
    FeedbackSettings stretched = settings.stretched(header.catalogue().scale().unit());
    return recommender(
        header, stretched, FeedbackRecommender.load(header.catalogue(), stretched, archive));
  }
}
