package org.deepmovie.mf.bayes;

import java.util.Map;
import org.deepmovie.testkit.TrainerContract;

class BayesianPmfContractTest extends TrainerContract {
  @Override
  protected String model() {
    return "bayesian-pmf";
  }

  @Override
  protected Map<String, String> options() {
    return Map.of("factors", "3", "burnIn", "3", "epochs", "12", "draws", "6");
  }

  @Override
  protected boolean givesIntervals() {
    return true;
  }
}
