package org.deepmovie.mf.baseline;

import org.deepmovie.spi.TrainerContract;

class PopularityContractTest extends TrainerContract {
  @Override
  protected String model() {
    return "popularity";
  }

  @Override
  protected boolean hasEpochs() {
    return false;
  }
}
