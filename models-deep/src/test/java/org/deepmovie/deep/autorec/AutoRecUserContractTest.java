package org.deepmovie.deep.autorec;

import java.util.Map;
import org.deepmovie.testkit.TrainerContract;

class AutoRecUserContractTest extends TrainerContract {
  @Override
  protected String model() {
    return "autorec-user";
  }

  @Override
  protected Map<String, String> options() {
    return Map.of(
        "hidden", "20", "learningRate", "0.01", "batchSize", "16", "outputRegularization", "1");
  }
}
