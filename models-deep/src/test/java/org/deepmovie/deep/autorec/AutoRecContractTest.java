package org.deepmovie.deep.autorec;

import java.util.Map;
import org.deepmovie.testkit.TrainerContract;
import org.junit.jupiter.api.Nested;

class AutoRecContractTest {

  private static final Map<String, String> SMALL =
      Map.of(
          "hiddenUnits", "20",
          "learningRate", "0.01",
          "batchSize", "16",
          "outputRegularization", "1");

  /** Two hidden layers, dropout, and outputs between the lowest and the highest rating. */
  private static final Map<String, String> TWO_LAYERS =
      Map.ofEntries(
          Map.entry("hiddenUnits", "20"),
          Map.entry("secondHiddenUnits", "9"),
          Map.entry("activation", "tanh"),
          Map.entry("output", "sigmoid"),
          Map.entry("centering", "middle"),
          Map.entry("implicitInputs", "false"),
          Map.entry("inputDropout", "0.2"),
          Map.entry("l1Ratio", "0.1"),
          Map.entry("inputRegularization", "0.1"),
          Map.entry("outputRegularization", "0.1"),
          Map.entry("outOfScalePenalty", "1"),
          Map.entry("learningRate", "0.01"),
          Map.entry("batchSize", "8"));

  @Nested
  class Items extends AutoRecContract {
    Items() {
      super("autorec-item", SMALL);
    }
  }

  @Nested
  class Users extends AutoRecContract {
    Users() {
      super("autorec-user", SMALL);
    }
  }

  @Nested
  class ItemsInTwoLayers extends AutoRecContract {
    ItemsInTwoLayers() {
      super("autorec-item", TWO_LAYERS);
    }
  }

  @Nested
  class UsersInTwoLayers extends AutoRecContract {
    UsersInTwoLayers() {
      super("autorec-user", TWO_LAYERS);
    }
  }

  private abstract static class AutoRecContract extends TrainerContract {

    private final String model;
    private final Map<String, String> options;

    AutoRecContract(String model, Map<String, String> options) {
      this.model = model;
      this.options = options;
    }

    @Override
    protected String model() {
      return model;
    }

    @Override
    protected Map<String, String> options() {
      return options;
    }
  }
}
