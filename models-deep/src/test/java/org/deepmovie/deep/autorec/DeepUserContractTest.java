package org.deepmovie.deep.autorec;

import java.util.Map;
import org.deepmovie.testkit.TrainerContract;

/** With a second hidden layer, noise and answers that are squeezed into the scale. */
class DeepUserContractTest extends TrainerContract {
  @Override
  protected String model() {
    return "autorec-user";
  }

  @Override
  protected Map<String, String> options() {
    return Map.ofEntries(
        Map.entry("hidden", "20"),
        Map.entry("secondHiddenUnits", "9"),
        Map.entry("activation", "tanh"),
        Map.entry("output", "sigmoid"),
        Map.entry("centering", "middle"),
        Map.entry("implicit", "false"),
        Map.entry("noise", "0.2"),
        Map.entry("l1Part", "0.1"),
        Map.entry("inputRegularization", "0.1"),
        Map.entry("outputRegularization", "0.1"),
        Map.entry("offScale", "1"),
        Map.entry("learningRate", "0.01"),
        Map.entry("batchSize", "8"));
  }
}
