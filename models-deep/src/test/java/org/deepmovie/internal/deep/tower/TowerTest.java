package org.deepmovie.internal.deep.tower;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.deepmovie.analysis.TextVectorOptions;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.deep.tower.TowerOptions;
import org.deepmovie.internal.nn.blas.Nd4jBackend;
import org.deepmovie.internal.nn.blas.NdMatrices;
import org.deepmovie.options.OptionsMapper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

class TowerTest {

  @BeforeAll
  static void start() {
    Nd4jBackend.start();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void afterFewStepsEveryRowHasTheOutputThatAStepOverAllOfThemGivesIt(int layers) {
    Dataset data = PlantedTastes.withTexts();
    TextVectorOptions texts =
        OptionsMapper.of(TextVectorOptions.class).parse(Map.of("textDimension", "2"));
    TowerInput side = TowerInput.items(data, true, texts, 1);
    TowerOptions options = new TowerOptions(layers, 8, 4, 0, 0.1, 0, texts);
    Tower tower = new Tower(side, options, 3, DataType.FLOAT, 1);
    int[] rated = IntStream.range(0, PlantedTastes.ITEMS - 2).toArray();
    int[] ids = tower.drawIds(rated, new SplittableRandom(1));
    INDArray y = tower.forward(rated, ids);
    tower.backward(y.dup());
    tower.step();
    FloatMatrix outputs = tower.outputs();
    double[] expected = NdMatrices.values(tower.forward(rated, ids));
    double[] actual = new double[expected.length];
    Arrays.setAll(actual, p -> outputs.values()[p]);
    assertThat(actual).containsExactly(expected, within(1e-5));
  }
}
