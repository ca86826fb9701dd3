package org.deepmovie.deep.twotower;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;
import org.deepmovie.data.Dataset;
import org.deepmovie.internal.deep.tower.GradientCheck;
import org.deepmovie.internal.deep.tower.GridBlock;
import org.deepmovie.internal.deep.tower.PlantedTastes;
import org.deepmovie.internal.deep.tower.RatingGrid;
import org.deepmovie.internal.deep.tower.TowerInput;
import org.deepmovie.internal.nn.blas.Nd4jBackend;
import org.deepmovie.options.OptionsMapper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;

class TwoTowerNetworkTest {

  private static final Dataset DATA = PlantedTastes.withTexts();
  private static final Map<String, String> SMALL =
      Map.of(
          "hiddenUnits",
          "5",
          "idEmbeddingDimension",
          "3",
          "idDropout",
          "0.3",
          "textDimension",
          "2");

  @BeforeAll
  static void start() {
    Nd4jBackend.start();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "2"})
  void theGradientIsThatOfTheMeanSquaredError(String layers) {
    TwoTowerOptions options = options(Map.of("headUnits", "4", "hiddenLayers", layers));
    TwoTowerNetwork network =
        new TwoTowerNetwork(
            options,
            TowerInput.users(DATA, true),
            TowerInput.items(DATA, true, options.towers().texts(), 1),
            DataType.DOUBLE,
            1);
    GridBlock block = RatingGrid.ofRatings(DATA, 1000).draw(new SplittableRandom(1)).get(0);
    double[] targets = new double[block.values().length];
    for (int n = 0; n < targets.length; n++) {
      targets[n] = block.values()[n] - 3;
    }
    DoubleSupplier loss =
        () -> network.backward(block, targets, new SplittableRandom(3)) / targets.length;
    assertThat(loss.getAsDouble()).isFinite();
    Map<String, double[]> users = GradientCheck.copies(network.users().gradients());
    Map<String, double[]> items = GradientCheck.copies(network.items().gradients());
    Map<String, double[]> head = GradientCheck.copies(network.head().gradients());
    GradientCheck.check(network.users().parameters(), users, loss);
    GradientCheck.check(network.items().parameters(), items, loss);
    GradientCheck.check(network.head().parameters(), head, loss);
  }

  private static TwoTowerOptions options(Map<String, String> values) {
    Map<String, String> all = new TreeMap<>(SMALL);
    all.putAll(values);
    return OptionsMapper.of(TwoTowerOptions.class).parse(all);
  }
}
