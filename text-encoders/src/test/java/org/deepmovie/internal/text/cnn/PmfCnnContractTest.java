package org.deepmovie.internal.text.cnn;

import java.util.Map;
import org.deepmovie.testkit.TrainerContract;
import org.junit.jupiter.api.Tag;

@Tag("slow")
class PmfCnnContractTest extends TrainerContract {

  @Override
  protected String model() {
    return "pmf+cnn";
  }

  @Override
  protected Map<String, String> options() {
    return Map.of(
        "factors", "3",
        "epochs", "3",
        "encoderEpochs", "1",
        "filters", "4",
        "wordDimension", "6",
        "hiddenUnits", "8",
        "vocabularySize", "50");
  }
}
