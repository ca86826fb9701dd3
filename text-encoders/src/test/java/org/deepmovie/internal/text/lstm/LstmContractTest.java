package org.deepmovie.internal.text.lstm;

import java.util.Map;
import org.deepmovie.internal.text.network.TextEncoderProviders;
import org.deepmovie.spi.EncoderProvider;
import org.deepmovie.testkit.EncoderContract;
import org.deepmovie.text.LstmOptions;

class LstmContractTest extends EncoderContract {

  @Override
  protected EncoderProvider<?> provider() {
    return TextEncoderProviders.of(LstmOptions.class);
  }

  @Override
  protected Map<String, String> fastOptions() {
    return Map.of(
        "wordDimension", "12",
        "units", "8",
        "hiddenUnits", "24",
        "dropout", "0",
        "learningRate", "0.01",
        "weightDecay", "0",
        "batchSize", "60",
        "encoderEpochs", "80");
  }
}
