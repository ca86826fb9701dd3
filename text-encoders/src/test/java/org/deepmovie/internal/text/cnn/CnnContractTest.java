package org.deepmovie.internal.text.cnn;

import java.util.Map;
import java.util.Set;
import org.deepmovie.internal.text.network.TextEncoderProviders;
import org.deepmovie.spi.EncoderProvider;
import org.deepmovie.testkit.EncoderContract;
import org.deepmovie.text.CnnOptions;
import org.junit.jupiter.api.Nested;

/**
 * The text CNN holds the contract of encoders on texts alone, and on all that is known of items.
 */
class CnnContractTest {

  /** The contract with some inputs. */
  abstract static class CnnContract extends EncoderContract {

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

  @Nested
  class TextsAlone extends CnnContract {}

  @Nested
  class AllInputs extends CnnContract {

    @Override
    protected Set<ItemInput> reads() {
      return Set.of(ItemInput.TEXT, ItemInput.ATTRIBUTES, ItemInput.VECTORS);
    }

    @Override
    protected Set<ItemInput> requires() {
      return Set.of(ItemInput.TEXT);
    }
  }
}
