package org.example.deepmovie;

import java.util.Map;
import org.deepmovie.spi.EncoderProvider;
import org.deepmovie.testkit.EncoderContract;

class MaximumOfWordsContractTest extends EncoderContract {

  @Override
  protected EncoderProvider<?> provider() {
    return new MaximumOfWordsProvider();
  }

  @Override
  protected Map<String, String> fastOptions() {
    return Map.of(
        "wordDimension", "12",
        "learningRate", "0.1",
        "weightDecay", "0",
        "batchSize", "120",
        "encoderEpochs", "120");
  }
}
