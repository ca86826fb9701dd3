package org.deepmovie.neighborhood.slopeone;

import org.deepmovie.testkit.TrainerContract;

class SlopeOneContractTest extends TrainerContract {

  @Override
  protected String model() {
    return "slope-one";
  }

  @Override
  protected boolean hasEpochs() {
    return false;
  }

  @Override
  protected boolean explains() {
    return true;
  }

  @Override
  protected boolean findsSimilarItems() {
    return false;
  }
}
