package org.deepmovie.internal.deep.textcnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.deepmovie.internal.nn.parameter.Parameter;
import org.deepmovie.internal.nn.parameter.RandomParameters;
import org.deepmovie.train.Workers;
import org.junit.jupiter.api.Test;

class ProductHeadTest {

  @Test
  void oneHiddenUnitFollowsTheFormulaByHand() {
    try (Workers workers = new Workers(1)) {
      ProductHead head = new ProductHead(1, new RandomParameters(new SplittableRandom(1)), workers);
      float[] values = {0.5f, 0.25f, 2, 0.1f};
      List<Parameter> parameters = head.parameters();
      for (int p = 0; p < values.length; p++) {
        parameters.get(p).value()[0] = values[p];
      }
      int[] only = {0};
      int[] starts = {0, 1};
      RatingBlock block =
          new RatingBlock(only, only, starts, only, only, new float[] {0}, starts, only);
      RatingHead.HiddenGradients gradients =
          head.backward(new float[] {1}, new float[] {3}, block, 1);
      double y = 0.1 + 0.5 * 1 + 0.25 * 3 + 2 * 1 * 3;
      double[] expected = {2 * y * 1, 2 * y * 3, 2 * y * 1 * 3, 2 * y};
      assertThat(gradients.squares()).isEqualTo(y * y, within(1e-4));
      assertThat((double) gradients.users()[0]).isEqualTo(2 * y * (0.5 + 2 * 3), within(1e-4));
      assertThat((double) gradients.items()[0]).isEqualTo(2 * y * (0.25 + 2 * 1), within(1e-4));
      for (int p = 0; p < expected.length; p++) {
        assertThat((double) parameters.get(p).gradient()[0]).isEqualTo(expected[p], within(1e-4));
      }
    }
  }
}
