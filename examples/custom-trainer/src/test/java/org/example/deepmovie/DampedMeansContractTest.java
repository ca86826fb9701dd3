package org.example.deepmovie;

import org.deepmovie.testkit.TrainerContract;

class DampedMeansContractTest extends TrainerContract {
  @Override
  protected String model() {
    return "damped-means";
  }

  @Override
  protected boolean hasEpochs() {
    return false;
  }

  @Override
  protected boolean findsSimilarItems() {
    return false;
  }
}
