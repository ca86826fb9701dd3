package org.deepmovie.mf.feedback;

import java.util.Map;
import org.deepmovie.testkit.TrainerContract;

class NsvdContractTest extends TrainerContract {
  @Override
  protected String model() {
    return "nsvd";
  }

  @Override
  protected Map<String, String> options() {
    return Map.of("factors", "4", "epochs", "10", "learningRate", "0.02");
  }

  @Override
  protected boolean explains() {
    return true;
  }
}
