package org.deepmovie.internal.text.resnet;

import java.util.Map;
import org.deepmovie.spi.EncoderProvider;
import org.deepmovie.testkit.EncoderContract;

class ResNetContractTest extends EncoderContract {

  @Override
  protected EncoderProvider<?> provider() {
    return new ResNetProvider();
  }

  @Override
  protected Map<String, String> fastOptions() {
    return Map.of(
        "embedding", "12",
        "filters", "8",
        "hidden", "24",
        "dropout", "0",
        "learningRate", "0.01",
        "weightDecay", "0",
        "batchSize", "60",
        "epochs", "80");
  }
}
