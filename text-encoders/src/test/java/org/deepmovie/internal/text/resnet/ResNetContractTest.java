package org.deepmovie.internal.text.resnet;

import java.util.Map;
import org.deepmovie.internal.text.network.TextEncoderProviders;
import org.deepmovie.spi.EncoderProvider;
import org.deepmovie.testkit.EncoderContract;
import org.deepmovie.text.ResNetOptions;

class ResNetContractTest extends EncoderContract {

  @Override
  protected EncoderProvider<?> provider() {
    return TextEncoderProviders.of(ResNetOptions.class);
  }

  @Override
  protected Map<String, String> fastOptions() {
    return Map.of(
        "wordDimension", "12",
        "filters", "8",
        "hiddenUnits", "24",
        "dropout", "0",
        "learningRate", "0.01",
        "weightDecay", "0",
        "batchSize", "60",
        "encoderEpochs", "80");
  }
}
