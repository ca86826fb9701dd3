package org.deepmovie.internal.text.bag;

import java.util.Map;
import org.deepmovie.spi.EncoderProvider;
import org.deepmovie.testkit.EncoderContract;

class BagContractTest extends EncoderContract {

  @Override
  protected EncoderProvider<?> provider() {
    return new BagProvider();
  }

  @Override
  protected Map<String, String> fastOptions() {
    return Map.of(
        "embedding", "12",
        "normalize", "true",
        "learningRate", "0.02",
        "weightDecay", "0",
        "batchSize", "60",
        "epochs", "300");
  }
}
