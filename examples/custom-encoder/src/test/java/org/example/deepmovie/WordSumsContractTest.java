package org.example.deepmovie;

import java.util.Map;
import org.deepmovie.spi.EncoderProvider;
import org.deepmovie.testkit.EncoderContract;

class WordSumsContractTest extends EncoderContract {
  @Override
  protected EncoderProvider<?> provider() {
    return new WordSumsProvider();
  }

  @Override
  protected Map<String, String> fastOptions() {
    return Map.of("encoderEpochs", "100");
  }

  @Override
  protected boolean usesRandomness() {
    return false;
  }
}
