package org.deepmovie.internal.text.transformer;

import java.util.Map;
import org.deepmovie.spi.EncoderProvider;
import org.deepmovie.testkit.EncoderContract;

class TransformerContractTest extends EncoderContract {

  @Override
  protected EncoderProvider<?> provider() {
    return new TransformerProvider();
  }

  @Override
  protected Map<String, String> fastOptions() {
    return Map.ofEntries(
        Map.entry("embedding", "12"),
        Map.entry("width", "16"),
        Map.entry("layers", "1"),
        Map.entry("heads", "2"),
        Map.entry("feedForward", "32"),
        Map.entry("hidden", "24"),
        Map.entry("dropout", "0"),
        Map.entry("learningRate", "0.01"),
        Map.entry("weightDecay", "0"),
        Map.entry("batchSize", "60"),
        Map.entry("epochs", "40"));
  }
}
