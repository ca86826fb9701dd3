package org.deepmovie.internal.text.lstm;

import java.util.Map;
import org.deepmovie.spi.EncoderProvider;
import org.deepmovie.testkit.EncoderContract;

class LstmContractTest extends EncoderContract {

  @Override
  protected EncoderProvider<?> provider() {
    return new LstmProvider();
  }

  @Override
  protected Map<String, String> fastOptions() {
    return Map.of(
        "embedding", "12",
        "units", "8",
        "hidden", "24",
        "dropout", "0",
        "learningRate", "0.01",
        "weightDecay", "0",
        "batchSize", "60",
        "epochs", "80");
  }
}
