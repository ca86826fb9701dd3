package org.deepmovie.deep.towers;

import java.util.Map;
import org.deepmovie.testkit.TrainerContract;

class TwoTowerContractTest extends TrainerContract {

  @Override
  protected String model() {
    return "two-tower";
  }

  /** Without texts: the contract leaves out an item, and its text has a part in all vectors. */
  @Override
  protected Map<String, String> options() {
    return Map.of(
        "width", "8",
        "head", "8",
        "idFactors", "4",
        "textDimensions", "0",
        "batchSize", "400",
        "learningRate", "0.03",
        "epochs", "10");
  }
}
