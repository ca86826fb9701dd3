package org.deepmovie.mf.als;

import org.deepmovie.testkit.TrainerContract;

class AlsContractTest extends TrainerContract {
  @Override
  protected String model() {
    return "als";
  }
}
