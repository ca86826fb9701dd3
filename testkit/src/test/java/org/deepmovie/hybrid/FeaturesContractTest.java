package org.deepmovie.hybrid;

import java.util.Map;
import java.util.Set;
import org.deepmovie.internal.hybrid.FeaturesProvider;
import org.deepmovie.spi.EncoderProvider;
import org.deepmovie.testkit.EncoderContract;
import org.junit.jupiter.api.Nested;

/** Ridge regression on features holds the contract of encoders, whatever it reads. */
class FeaturesContractTest {

  /** The contract with some inputs. */
  abstract static class FeatureContract extends EncoderContract {

    @Override
    protected EncoderProvider<?> provider() {
      return new FeaturesProvider();
    }

    @Override
    protected boolean usesRandomness() {
      return false;
    }
  }

  @Nested
  class AllInputs extends FeatureContract {

    @Override
    protected Set<ItemInput> reads() {
      return Set.of(ItemInput.TEXT, ItemInput.ATTRIBUTES, ItemInput.VECTORS);
    }

    @Override
    protected Map<String, String> fastOptions() {
      return Map.of("featureRegularization", "0.1", "textDimension", "12");
    }
  }

  @Nested
  class AttributesAndVectors extends FeatureContract {

    @Override
    protected Set<ItemInput> reads() {
      return Set.of(ItemInput.ATTRIBUTES, ItemInput.VECTORS);
    }

    @Override
    protected Map<String, String> fastOptions() {
      return Map.of("featureRegularization", "0", "textDimension", "0");
    }
  }
}
