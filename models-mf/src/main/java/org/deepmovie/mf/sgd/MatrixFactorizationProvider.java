package org.deepmovie.mf.sgd;

import org.deepmovie.spi.TrainerProvider;
import org.deepmovie.train.Trainer;

/** Provides {@link MatrixFactorization} as {@code mf}. */
public final class MatrixFactorizationProvider
    implements TrainerProvider<MatrixFactorizationOptions> {

  @Override
  public String name() {
    return MatrixFactorization.NAME;
  }

  @Override
  public String summary() {
    return "matrix factorization by stochastic gradient descent, without biases";
  }

  @Override
  public Class<MatrixFactorizationOptions> optionsType() {
    return MatrixFactorizationOptions.class;
  }

  @Override
  public Trainer create(MatrixFactorizationOptions options) {
    return new MatrixFactorization(options);
  }
}
