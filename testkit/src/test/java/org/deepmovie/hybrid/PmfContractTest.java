package org.deepmovie.hybrid;

import java.util.Map;
import org.deepmovie.testkit.TrainerContract;

class PmfContractTest extends TrainerContract {
  @Override
  protected String model() {
    return "pmf";
  }

  @Override
  protected Map<String, String> options() {
    return Map.of(
        "factors", "4", "userRegularization", "1", "itemRegularization", "1", "epochs", "8");
  }
}
