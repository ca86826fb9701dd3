package org.deepmovie.mf.feedback;

import org.deepmovie.spi.TrainerProvider;
import org.deepmovie.train.Trainer;

/** Provides {@link SvdPlusPlus} as {@code svd++}. */
public final class SvdPlusPlusProvider implements TrainerProvider<SvdPlusPlusOptions> {

  @Override
  public String name() {
    return SvdPlusPlus.NAME;
  }

  @Override
  public String summary() {
    return "SVD++: factorization in which who rated what is a part of the vectors";
  }

  @Override
  public Class<SvdPlusPlusOptions> optionsType() {
    return SvdPlusPlusOptions.class;
  }

  @Override
  public Trainer create(SvdPlusPlusOptions options) {
    return new SvdPlusPlus(options);
  }
}
