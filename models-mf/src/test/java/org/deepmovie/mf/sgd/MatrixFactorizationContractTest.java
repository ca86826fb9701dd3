package org.deepmovie.mf.sgd;

import org.deepmovie.testkit.TrainerContract;

class MatrixFactorizationContractTest extends TrainerContract {
  @Override
  protected String model() {
    return "mf";
  }
}
