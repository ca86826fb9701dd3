package org.deepmovie.deep.towers;

import java.util.Map;
import org.deepmovie.testkit.TrainerContract;

class JointEmbeddingContractTest extends TrainerContract {

  @Override
  protected String model() {
    return "joint-embedding";
  }

  @Override
  protected Map<String, String> options() {
    return Map.of(
        "dimensions", "4",
        "layers", "1",
        "width", "8",
        "userIds", "true",
        "itemIds", "true",
        "idFactors", "4",
        "textDimensions", "3",
        "batchSize", "30",
        "epochs", "3");
  }
}
