package org.deepmovie.mf;

import org.deepmovie.spi.TrainerContract;

class BaselineContractTest extends TrainerContract {
  @Override
  protected String model() {
    return "baseline";
  }

  @Override
  protected boolean hasEpochs() {
    return false;
  }
}
