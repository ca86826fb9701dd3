package org.deepmovie.internal.text.cnn;

import java.util.Map;
import org.deepmovie.spi.EncoderProvider;
import org.deepmovie.testkit.EncoderContract;

class CnnKanContractTest extends EncoderContract {

  @Override
  protected EncoderProvider<?> provider() {
    return new CnnKanProvider();
  }

  @Override
  protected Map<String, String> fastOptions() {
    return Map.of(
        "embedding", "12",
        "filters", "12",
        "hidden", "12",
        "dropout", "0",
        "learningRate", "0.005",
        "weightDecay", "0",
        "batchSize", "60",
        "epochs", "150");
  }
}
