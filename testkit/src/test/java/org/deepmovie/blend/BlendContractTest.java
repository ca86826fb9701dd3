package org.deepmovie.blend;

import java.util.Map;
import org.deepmovie.testkit.TrainerContract;

/** The contract for parts that cannot explain their predictions. */
class BlendContractTest extends TrainerContract {

  @Override
  protected String model() {
    return "blend";
  }

  @Override
  protected Map<String, String> options() {
    return Map.of(
        "models",
        "pmf(factors=3,epochs=5)/pmf(factors=2,inference=gibbs,burnIn=2,epochs=8,draws=4)");
  }
}
