package org.deepmovie.mf.baseline;

import org.deepmovie.testkit.TrainerContract;

class PopularityContractTest extends TrainerContract {
  @Override
  protected String model() {
    return "popularity";
  }

  @Override
  protected boolean hasEpochs() {
    return false;
  }

  @Override
  protected boolean findsSimilarItems() {
    return false;
  }

  @Override
  protected boolean fitsInteractions() {
    return true;
  }
}
