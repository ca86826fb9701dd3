package org.deepmovie.internal.text.cnn;

import java.util.Map;
import org.deepmovie.spi.EncoderProvider;
import org.deepmovie.testkit.EncoderContract;

class CnnContractTest extends EncoderContract {

  @Override
  protected EncoderProvider<?> provider() {
    return new CnnProvider();
  }

  @Override
  protected Map<String, String> fastOptions() {
    return Map.of(
        "embedding", "12",
        "filters", "12",
        "hidden", "24",
        "dropout", "0",
        "learningRate", "0.005",
        "weightDecay", "0",
        "batchSize", "60",
        "epochs", "150");
  }
}
