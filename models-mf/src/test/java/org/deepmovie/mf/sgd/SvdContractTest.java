package org.deepmovie.mf.sgd;

import org.deepmovie.testkit.TrainerContract;

class SvdContractTest extends TrainerContract {
  @Override
  protected String model() {
    return "svd";
  }
}
