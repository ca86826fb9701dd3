package org.deepmovie.mf.als;

import org.deepmovie.spi.TrainerContract;

class ImplicitAlsContractTest extends TrainerContract {
  @Override
  protected String model() {
    return "implicit-als";
  }
}
