package org.deepmovie.deep.autorec;

import java.util.Map;
import org.deepmovie.testkit.TrainerContract;

class AutoRecItemContractTest extends TrainerContract {
  @Override
  protected String model() {
    return "autorec-item";
  }

  @Override
  protected Map<String, String> options() {
    return Map.of(
        "hidden", "20", "learningRate", "0.01", "batchSize", "16", "outputRegularization", "1");
  }
}
