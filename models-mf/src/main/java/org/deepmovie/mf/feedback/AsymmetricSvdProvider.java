package org.deepmovie.mf.feedback;

import org.deepmovie.spi.TrainerProvider;
import org.deepmovie.train.Trainer;

/** Provides {@link AsymmetricSvd} as {@code asymmetric-svd}. */
public final class AsymmetricSvdProvider implements TrainerProvider<AsymmetricSvdOptions> {

  @Override
  public String name() {
    return AsymmetricSvd.NAME;
  }

  @Override
  public String summary() {
    return "Asymmetric-SVD: users are sums over what they rated and how; new ones need no fit";
  }

  @Override
  public Class<AsymmetricSvdOptions> optionsType() {
    return AsymmetricSvdOptions.class;
  }

  @Override
  public Trainer create(AsymmetricSvdOptions options) {
    return new AsymmetricSvd(options);
  }
}
