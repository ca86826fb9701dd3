package org.deepmovie.deep.jointembedding;

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
import org.deepmovie.train.Workers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;

class JointEmbeddingNetworkTest {

  private static final Dataset DATA = PlantedTastes.withTexts();
  private static final Map<String, String> SMALL =
      Map.of(
          "factors", "3",
          "hiddenLayers", "1",
          "hiddenUnits", "5",
          "userIdEmbeddings", "true",
          "itemIdEmbeddings", "true",
          "idEmbeddingDimension", "3",
          "idDropout", "0.3",
          "textDimension", "2");

  @BeforeAll
  static void start() {
    Nd4jBackend.start();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bce", "softmax"})
  void theGradientIsThatOfTheScoreLossAndTheCosineLoss(String loss) {
    check(Map.of("loss", loss, "cosineLossWeight", "0.7", "unratedWeight", "0.4"));
  }

  @Test
  void theGradientIsThatOfRatedPairsAlone() {
    check(Map.of("unratedWeight", "0", "cosineLossWeight", "0", "popularityPrior", "false"));
  }

  private static void check(Map<String, String> more) {
    Map<String, String> all = new TreeMap<>(SMALL);
    all.putAll(more);
    JointEmbeddingOptions options = OptionsMapper.of(JointEmbeddingOptions.class).parse(all);
    UserActivityWeights weights = new UserActivityWeights(DATA.ratings().byUser(), 0.5);
    PopularityPrior popularity =
        PopularityPrior.of(DATA.ratings(), 4, options.loss(), options.unratedWeight(), weights);
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
    GridBlock block = RatingGrid.ofSides(DATA, 100, 100).draw(new SplittableRandom(1)).get(0);
    try (Workers workers = new Workers(1)) {
      DoubleSupplier loss =
          () -> network.backward(block, new SplittableRandom(3), workers) / block.users().length;
      assertThat(loss.getAsDouble()).isFinite();
      // Away from vectors of zeros, at which the cosine loss has a kink.
      network.step();
      assertThat(loss.getAsDouble()).isFinite();
      Map<String, double[]> users = GradientCheck.copies(network.users().gradients());
      Map<String, double[]> items = GradientCheck.copies(network.items().gradients());
      GradientCheck.check(network.users().parameters(), users, loss);
      GradientCheck.check(network.items().parameters(), items, loss);
    }
  }
}
