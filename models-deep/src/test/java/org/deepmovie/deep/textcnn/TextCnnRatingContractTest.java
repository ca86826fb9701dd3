package org.deepmovie.deep.textcnn;

import java.util.Map;
import org.deepmovie.testkit.TrainerContract;
import org.junit.jupiter.api.Nested;

class TextCnnRatingContractTest {

  @Nested
  class Product extends Contract {
    Product() {
      super("product");
    }
  }

  @Nested
  class Layer extends Contract {
    Layer() {
      super("layer");
    }
  }

  private abstract static class Contract extends TrainerContract {
    private final String combination;

    Contract(String combination) {
      this.combination = combination;
    }

    @Override
    protected String model() {
      return "text-cnn-rating";
    }

    @Override
    protected Map<String, String> options() {
      return Map.of(
          "combination", combination,
          "factors", "8",
          "hiddenUnits", "8",
          "filters", "4",
          "wordDimension", "6",
          "batchSize", "8",
          "textPassesPerEpoch", "2",
          "learningRate", "0.02",
          "epochs", "12");
    }

    @Override
    protected boolean findsSimilarItems() {
      return combination.equals("product");
    }
  }
}
