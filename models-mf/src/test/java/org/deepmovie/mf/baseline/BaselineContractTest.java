package org.deepmovie.mf.baseline;

import org.deepmovie.testkit.TrainerContract;

public class BaselineContractTest extends TrainerContract {
  @Override
  protected String model() {
    return "baseline";
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
