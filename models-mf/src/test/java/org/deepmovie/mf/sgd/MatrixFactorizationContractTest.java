package org.deepmovie.mf.sgd;

import org.deepmovie.spi.TrainerContract;

class MatrixFactorizationContractTest extends TrainerContract {
  @Override
  protected String model() {
    return "mf";
  }
}
