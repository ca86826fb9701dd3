package org.deepmovie.deep.jointembedding;

import java.util.Map;
import org.deepmovie.testkit.TrainerContract;
import org.junit.jupiter.api.Tag;

@Tag("slow")
class JointEmbeddingContractTest extends TrainerContract {

  @Override
  protected String model() {
    return "joint-embedding";
  }

  @Override
  protected Map<String, String> options() {
    return Map.of(
        "factors", "4",
        "hiddenLayers", "1",
        "hiddenUnits", "8",
        "userIdEmbeddings", "true",
        "itemIdEmbeddings", "true",
        "idEmbeddingDimension", "4",
        "textDimension", "3",
        "batchSize", "30",
        "epochs", "3");
  }

  @Override
  protected boolean fitsInteractions() {
    return true;
  }
}
