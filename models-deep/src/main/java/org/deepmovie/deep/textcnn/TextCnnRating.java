package org.deepmovie.deep.textcnn;

import java.io.IOException;
import org.deepmovie.archive.ArchiveReader;
import org.deepmovie.data.Dataset;
import org.deepmovie.model.EpochLoop;
import org.deepmovie.model.ModelHeader;
import org.deepmovie.model.Recommender;
import org.deepmovie.model.Trainer;
import org.deepmovie.model.TrainingContext;
import org.deepmovie.model.Workers;
import org.deepmovie.options.OptionsType;

/** Draft. */
public final class TextCnnRating implements Trainer {

  static final String NAME = "text-cnn-rating";

  private final TextCnnRatingOptions options;

  public TextCnnRating(TextCnnRatingOptions options) {
    this.options = OptionsType.checked(options);
  }

  @Override
  public Recommender fit(Dataset train, TrainingContext context) {
    train.requireRatings(NAME);
    if (train.texts().count() == 0) {
      throw new IllegalArgumentException(NAME + " needs item texts; this data has none");
    }
    ModelHeader header =
        ModelHeader.of(
            NAME, OptionsType.of(TextCnnRatingOptions.class).format(options), train, context);
    EpochLoop loop =
        new EpochLoop(NAME, options.epochs(), options.patience(), "lower learningRate");
    try (Workers workers = new Workers(context.threads());
        TextCnnRatingFit fit = new TextCnnRatingFit(options, train, context.seed(), workers)) {
      return loop.run(train, context, workers, fit).recommender(header);
    }
  }

  @Override
  public Recommender load(ModelHeader header, ArchiveReader archive) throws IOException {
    return options.load(archive, header.catalogue()).recommender(header);
  }
}
