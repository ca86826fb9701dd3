package org.deepmovie.neighborhood.knn;

import java.util.Map;
import org.deepmovie.testkit.TrainerContract;

class CorNgbrContractTest extends TrainerContract {

  @Override
  protected String model() {
    return "cor-ngbr";
  }

  @Override
  protected Map<String, String> options() {
    return Map.of("shrinkage", "2");
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
