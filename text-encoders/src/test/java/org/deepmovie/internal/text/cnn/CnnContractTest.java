package org.deepmovie.internal.text.cnn;

import java.util.Map;
import org.deepmovie.internal.text.network.TextEncoderProviders;
import org.deepmovie.spi.EncoderProvider;
import org.deepmovie.testkit.EncoderContract;
import org.deepmovie.text.CnnOptions;

class CnnContractTest extends EncoderContract {

  @Override
  protected EncoderProvider<?> provider() {
    return TextEncoderProviders.of(CnnOptions.class);
  }

  @Override
  protected Map<String, String> fastOptions() {
    return Map.of(
        "wordDimension", "12",
        "filters", "12",
        "hiddenUnits", "24",
        "dropout", "0",
        "learningRate", "0.005",
        "weightDecay", "0",
        "batchSize", "60",
        "encoderEpochs", "150");
  }
}
