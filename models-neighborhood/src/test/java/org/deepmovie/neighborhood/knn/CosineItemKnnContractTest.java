package org.deepmovie.neighborhood.knn;

import java.util.Map;
import org.deepmovie.testkit.TrainerContract;

class CosineItemKnnContractTest extends TrainerContract {

  @Override
  protected String model() {
    return "item-knn";
  }

  @Override
  protected Map<String, String> options() {
    return Map.of("similarity", "adjusted-cosine", "centering", "z-score", "k", "3");
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
