package org.deepmovie.deep.towers;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;
import org.deepmovie.data.Dataset;
import org.deepmovie.internal.nn.blas.Nd4jBackend;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.train.Workers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;

class NetworkGradientTest {

  private static final Dataset DATA = PlantedTastes.withTexts();
  private static final Map<String, String> SMALL =
      Map.of("width", "5", "idFactors", "3", "idDropout", "0.3", "textDimension", "2");

  @BeforeAll
  static void start() {
    Nd4jBackend.start(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "2"})
  void twoTowersAndTheirHeadHaveTheGradientOfTheSquaredError(String layers) {
    TwoTowerOptions options = options(TwoTowerOptions.class, Map.of("head", "4", "layers", layers));
    TwoTowerNetwork network =
        new TwoTowerNetwork(
            options,
            TowerInput.users(DATA, true),
            TowerInput.items(DATA, true, options.towers().texts(), 1),
            DataType.DOUBLE,
            1);
    RatingGrid.Block block = RatingGrid.ofRatings(DATA, 1000).draw(new SplittableRandom(1)).get(0);
    double[] targets = new double[block.values().length];
    for (int n = 0; n < targets.length; n++) {
      targets[n] = block.values()[n] - 3;
    }
    DoubleSupplier loss =
        () -> network.backward(block, targets, new SplittableRandom(3)) / targets.length;
    loss.getAsDouble();
    Map<String, double[]> users = GradientCheck.copies(network.users().gradients());
    Map<String, double[]> items = GradientCheck.copies(network.items().gradients());
    Map<String, double[]> head = GradientCheck.copies(network.head().gradients());
    GradientCheck.check(network.users().parameters(), users, loss);
    GradientCheck.check(network.items().parameters(), items, loss);
    GradientCheck.check(network.head().parameters(), head, loss);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bce", "softmax"})
  void theJointEmbeddingHasTheGradientOfItsLossWithCosines(String loss) {
    check(Map.of("loss", loss, "gamma", "0.7", "unrated", "0.4"));
  }

  @Test
  void theJointEmbeddingHasTheGradientOfRatedPairsAlone() {
    check(Map.of("unrated", "0", "gamma", "0", "popularity", "false"));
  }

  private static void check(Map<String, String> more) {
    Map<String, String> all = new TreeMap<>(more);
    all.putAll(Map.of("dimensions", "3", "layers", "1", "userIds", "true", "itemIds", "true"));
    JointEmbeddingOptions options = options(JointEmbeddingOptions.class, all);
    UserWeights weights = new UserWeights(DATA.ratings().byUser(), 0.5);
    PopularityScore popularity =
        PopularityScore.of(DATA.ratings(), 4, options.loss(), options.unrated(), weights);
    JointEmbeddingNetwork network =
        new JointEmbeddingNetwork(
            options,
            TowerInput.users(DATA, true),
            TowerInput.items(DATA, true, options.towers().texts(), 1),
            weights,
            popularity,
            4,
            DataType.DOUBLE,
            1);
    RatingGrid.Block block =
        RatingGrid.ofSides(DATA, 100, 100).draw(new SplittableRandom(1)).get(0);
    try (Workers workers = new Workers(1)) {
      DoubleSupplier loss =
          () -> network.backward(block, new SplittableRandom(3), workers) / block.users().length;
      loss.getAsDouble();
      // Away from vectors of zeros, at which the cosine loss has a kink.
      network.step();
      loss.getAsDouble();
      Map<String, double[]> users = GradientCheck.copies(network.users().gradients());
      Map<String, double[]> items = GradientCheck.copies(network.items().gradients());
      GradientCheck.check(network.users().parameters(), users, loss);
      GradientCheck.check(network.items().parameters(), items, loss);
    }
  }

  private static <O extends Record> O options(Class<O> type, Map<String, String> values) {
    Map<String, String> all = new TreeMap<>(SMALL);
    all.putAll(values);
    return OptionsMapper.of(type).parse(all);
  }
}
