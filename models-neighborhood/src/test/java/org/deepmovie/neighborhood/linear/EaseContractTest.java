package org.deepmovie.neighborhood.linear;

import org.deepmovie.spi.TrainerContract;

class EaseContractTest extends TrainerContract {

  @Override
  protected String model() {
    return "ease";
  }

  @Override
  protected boolean hasEpochs() {
    return false;
  }
}
