package org.deepmovie.mf.als;

import org.deepmovie.spi.TrainerContract;

class AlsContractTest extends TrainerContract {
  @Override
  protected String model() {
    return "als";
  }
}
