package org.deepmovie.mf.feedback;

import java.io.IOException;
import java.util.Map;
import org.deepmovie.archive.ArchiveReader;
import org.deepmovie.data.Dataset;
import org.deepmovie.model.ModelHeader;
import org.deepmovie.model.Recommender;
import org.deepmovie.model.Trainer;
import org.deepmovie.model.TrainingContext;
import org.deepmovie.options.OptionsType;

/** Fits a model of the family. */
abstract class FeedbackTrainer implements Trainer {

  private final Settings settings;
  private final Map<String, String> options;

  /**
   * A trainer.
   *
   * @param options what the settings were made of
   */
  <O extends Record> FeedbackTrainer(O options, Settings settings) {
    this.options = OptionsType.ofInstance(OptionsType.checked(options)).format(options);
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
    Settings stretched = settings.stretched(train.scale().unit());
    FeedbackModel model = new FeedbackFit(stretched, train, context).run();
    return recommender(header, stretched, model);
  }

  private static Recommender recommender(
      ModelHeader header, Settings settings, FeedbackModel model) {
    return settings.time().isPresent()
        ? new TimeSvdPlusPlusRecommender(header, settings, model)
        : new FeedbackRecommender(header, settings, model);
  }

  @Override
  public final Recommender load(ModelHeader header, ArchiveReader archive) throws IOException {
    Settings stretched = settings.stretched(header.catalogue().scale().unit());
    return recommender(
        header, stretched, FeedbackRecommender.load(header.catalogue(), stretched, archive));
  }
}
