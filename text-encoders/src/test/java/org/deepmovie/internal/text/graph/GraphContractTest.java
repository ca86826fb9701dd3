package org.deepmovie.internal.text.graph;

import java.util.Map;
import org.deepmovie.internal.text.network.TextEncoderProviders;
import org.deepmovie.spi.EncoderProvider;
import org.deepmovie.testkit.EncoderContract;
import org.deepmovie.text.CnnOptions;
import org.junit.jupiter.api.Tag;

/** A published network that is trained as a graph holds the contract of encoders. */
@Tag("slow")
class GraphContractTest extends EncoderContract {

  @Override
  protected EncoderProvider<?> provider() {
    return TextEncoderProviders.of(CnnOptions.class);
  }

  @Override
  protected Map<String, String> fastOptions() {
    return Map.of(
        "engine", "dl4j",
        "wordDimension", "12",
        "filters", "12",
        "hiddenUnits", "24",
        "dropout", "0",
        "learningRate", "0.02",
        "weightDecay", "0",
        "batchSize", "120",
        "encoderEpochs", "80");
  }
}
