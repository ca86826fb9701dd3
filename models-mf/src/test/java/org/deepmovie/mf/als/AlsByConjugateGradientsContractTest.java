package org.deepmovie.mf.als;

import java.util.Map;
import org.deepmovie.testkit.TrainerContract;

class AlsByConjugateGradientsContractTest extends TrainerContract {
  @Override
  protected String model() {
    return "als";
  }

  @Override
  protected Map<String, String> options() {
    return Map.of("solver", "cg");
  }
}
