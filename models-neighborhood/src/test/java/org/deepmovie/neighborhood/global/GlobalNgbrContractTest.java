package org.deepmovie.neighborhood.global;

import java.util.Map;
import org.deepmovie.testkit.TrainerContract;

class GlobalNgbrContractTest extends TrainerContract {

  @Override
  protected String model() {
    return "global-ngbr";
  }

  @Override
  protected Map<String, String> options() {
    return Map.of("maxNeighbors", "20", "shrinkage", "2", "epochs", "10", "learningRate", "0.02");
  }

  @Override
  protected boolean explains() {
    return true;
  }

  @Override
  protected boolean findsSimilarItems() {
    return false;
  }
}
