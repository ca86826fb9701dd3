package org.deepmovie.mf.als;

import org.deepmovie.testkit.TrainerContract;

class ImplicitAlsContractTest extends TrainerContract {
  @Override
  protected String model() {
    return "implicit-als";
  }

  @Override
  protected boolean fitsInteractions() {
    return true;
  }
}
