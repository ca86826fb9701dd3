package org.deepmovie.neighborhood.global;

import java.util.Map;
import org.deepmovie.testkit.TrainerContract;

class IntegratedContractTest extends TrainerContract {

  @Override
  protected String model() {
    return "integrated";
  }

  @Override
  protected Map<String, String> options() {
    return Map.of(
        "maxNeighbors",
        "20",
        "shrinkage",
        "2",
        "factors",
        "4",
        "epochs",
        "10",
        "learningRate",
        "0.02");
  }

  @Override
  protected boolean explains() {
    return true;
  }
}
