package org.deepmovie.neighborhood.global;

import java.util.Map;
import org.deepmovie.testkit.TrainerContract;

/** The contract of a blend whose parts explain their predictions. */
class BlendOfNeighborsContractTest extends TrainerContract {

  @Override
  protected String model() {
    return "blend";
  }

  @Override
  protected Map<String, String> options() {
    return Map.of("models", "svd++(factors=3,epochs=4)/item-knn(k=5)/als(factors=2,epochs=3)");
  }

  @Override
  protected boolean explains() {
    return true;
  }
}
