package org.deepmovie.internal.text.bag;

import java.util.Map;
import org.deepmovie.testkit.TrainerContract;
import org.junit.jupiter.api.Tag;

/** The contract for the loop that draws from the posterior and reads. */
@Tag("slow")
class GibbsBagContractTest extends TrainerContract {

  @Override
  protected String model() {
    return "pmf+bag";
  }

  @Override
  protected Map<String, String> options() {
    return Map.of(
        "inference", "gibbs",
        "factors", "3",
        "initialStdDev", "0.3",
        "epochs", "12",
        "burnIn", "2",
        "draws", "5",
        "encoderEpochs", "1",
        "wordDimension", "6",
        "vocabularySize", "50");
  }

  @Override
  protected boolean givesIntervals() {
    return true;
  }
}
