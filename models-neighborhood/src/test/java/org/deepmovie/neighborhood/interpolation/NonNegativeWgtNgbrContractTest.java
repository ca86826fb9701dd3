package org.deepmovie.neighborhood.interpolation;

import java.util.Map;
import org.deepmovie.testkit.TrainerContract;

class NonNegativeWgtNgbrContractTest extends TrainerContract {

  @Override
  protected String model() {
    return "wgt-ngbr";
  }

  @Override
  protected Map<String, String> options() {
    return Map.of(
        "shrinkage",
        "2",
        "productShrinkage",
        "2",
        "nonNegative",
        "true",
        "millionCachedPairs",
        "0");
  }

  @Override
  protected boolean hasEpochs() {
    return false;
  }

  @Override
  protected boolean explains() {
    return true;
  }
}
