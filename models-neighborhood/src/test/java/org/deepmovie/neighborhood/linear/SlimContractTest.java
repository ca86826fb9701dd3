package org.deepmovie.neighborhood.linear;

import org.deepmovie.testkit.TrainerContract;

class SlimContractTest extends TrainerContract {

  @Override
  protected String model() {
    return "slim";
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
