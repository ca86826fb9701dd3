package org.deepmovie.hybrid;

import java.util.Map;
import org.deepmovie.testkit.TrainerContract;

/** The contract for the loop that draws from the posterior. */
class GibbsPmfContractTest extends TrainerContract {
  @Override
  protected String model() {
    return "pmf";
  }

  @Override
  protected Map<String, String> options() {
    return Map.of(
        "inference", "gibbs", "factors", "3", "burnIn", "3", "epochs", "15", "draws", "6");
  }

  @Override
  protected boolean givesIntervals() {
    return true;
  }
}
