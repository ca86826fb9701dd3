package org.deepmovie.internal.text.transformer;

import java.util.Map;
import org.deepmovie.internal.text.network.TextEncoderProviders;
import org.deepmovie.spi.EncoderProvider;
import org.deepmovie.testkit.EncoderContract;
import org.deepmovie.text.TransformerOptions;

class TransformerContractTest extends EncoderContract {

  @Override
  protected EncoderProvider<?> provider() {
    return TextEncoderProviders.of(TransformerOptions.class);
  }

  @Override
  protected Map<String, String> fastOptions() {
    return Map.ofEntries(
        Map.entry("wordDimension", "12"),
        Map.entry("modelDimension", "16"),
        Map.entry("layers", "1"),
        Map.entry("heads", "2"),
        Map.entry("feedForwardUnits", "32"),
        Map.entry("hiddenUnits", "24"),
        Map.entry("dropout", "0"),
        Map.entry("learningRate", "0.01"),
        Map.entry("weightDecay", "0"),
        Map.entry("batchSize", "60"),
        Map.entry("encoderEpochs", "40"));
  }
}
