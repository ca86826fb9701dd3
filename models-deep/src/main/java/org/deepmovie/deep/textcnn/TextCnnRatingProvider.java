package org.deepmovie.deep.textcnn;

import org.deepmovie.spi.TrainerProvider;
import org.deepmovie.train.Trainer;

/** Provides {@link TextCnnRating} as {@code text-cnn-rating}. */
public final class TextCnnRatingProvider implements TrainerProvider<TextCnnRatingOptions> {

  @Override
  public String name() {
    return TextCnnRating.NAME;
  }

  @Override
  public String summary() {
    return "embedded attributes and ids of users and items, and a convolutional network over the"
               + " texts";
  }

  @Override
  public Class<TextCnnRatingOptions> optionsType() {
    return TextCnnRatingOptions.class;
  }

  @Override
  public Trainer create(TextCnnRatingOptions options) {
    return new TextCnnRating(options);
  }
}
