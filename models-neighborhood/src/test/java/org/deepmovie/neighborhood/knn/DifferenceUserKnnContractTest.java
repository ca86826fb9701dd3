package org.deepmovie.neighborhood.knn;

import java.util.Map;
import org.deepmovie.testkit.TrainerContract;

class DifferenceUserKnnContractTest extends TrainerContract {

  @Override
  protected String model() {
    return "user-knn";
  }

  @Override
  protected Map<String, String> options() {
    return Map.of(
        "similarity", "mean-squared-difference", "centering", "z-score", "maxNeighbors", "10");
  }

  @Override
  protected boolean hasEpochs() {
    return false;
  }

  @Override
  protected boolean findsSimilarItems() {
    return false;
  }
}
