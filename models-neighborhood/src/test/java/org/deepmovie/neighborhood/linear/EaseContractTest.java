package org.deepmovie.neighborhood.linear;

import org.deepmovie.testkit.TrainerContract;

class EaseContractTest extends TrainerContract {

  @Override
  protected String model() {
    return "ease";
  }

  @Override
  protected boolean hasEpochs() {
    return false;
  }

  @Override
  protected boolean fitsInteractions() {
    return true;
  }
}
