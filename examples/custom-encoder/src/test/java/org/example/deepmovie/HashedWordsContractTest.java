package org.example.deepmovie;

import java.util.Map;
import org.deepmovie.spi.EncoderContract;
import org.deepmovie.spi.EncoderProvider;

class HashedWordsContractTest extends EncoderContract {
  @Override
  protected EncoderProvider<?> provider() {
    return new HashedWordsProvider();
  }

  @Override
  protected Map<String, String> fastOptions() {
    return Map.of("rate", "0.2");
  }
}
