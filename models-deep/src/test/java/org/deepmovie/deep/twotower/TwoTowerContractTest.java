package org.deepmovie.deep.twotower;

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
        "hiddenUnits", "8",
        "headUnits", "8",
        "idEmbeddingDimension", "4",
        "textDimension", "0",
        "batchSize", "400",
        "learningRate", "0.03",
        "epochs", "10");
  }

  @Override
  protected boolean findsSimilarItems() {
    return false;
  }
}
