package org.deepmovie.internal.text.bag;

import java.util.Map;
import org.deepmovie.internal.text.network.TextEncoderProviders;
import org.deepmovie.spi.EncoderProvider;
import org.deepmovie.testkit.EncoderContract;
import org.deepmovie.text.BagOptions;

class BagContractTest extends EncoderContract {

  @Override
  protected EncoderProvider<?> provider() {
    return TextEncoderProviders.of(BagOptions.class);
  }

  @Override
  protected Map<String, String> fastOptions() {
    return Map.of(
        "wordDimension", "12",
        "normalize", "true",
        "learningRate", "0.02",
        "weightDecay", "0",
        "batchSize", "60",
        "encoderEpochs", "300");
  }
}
