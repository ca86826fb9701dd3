package org.deepmovie.deep.jointembedding;

import org.deepmovie.spi.TrainerProvider;
import org.deepmovie.train.Trainer;

/** Provides {@link JointEmbedding} as {@code joint-embedding}. */
public final class JointEmbeddingProvider implements TrainerProvider<JointEmbeddingOptions> {

  @Override
  public String name() {
    return JointEmbedding.NAME;
  }

  @Override
  public String summary() {
    return "users and items as vectors in one space, from attributes, texts and ids, for ranking";
  }

  @Override
  public Class<JointEmbeddingOptions> optionsType() {
    return JointEmbeddingOptions.class;
  }

  @Override
  public Trainer create(JointEmbeddingOptions options) {
    return new JointEmbedding(options);
  }
}
