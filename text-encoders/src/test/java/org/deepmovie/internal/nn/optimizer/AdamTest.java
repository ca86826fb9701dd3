package org.deepmovie.internal.nn.optimizer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.deepmovie.internal.nn.parameter.Parameter;
import org.deepmovie.train.Workers;
import org.junit.jupiter.api.Test;

class AdamTest {

  @Test
  void followsTheAlgorithmOnAHandWorkedCase() {
    Parameter parameter = Parameter.trainable("w", new float[] {0, 1}, true);
    Adam adam = new Adam(List.of(parameter), 0.1, 0.5);
    try (Workers workers = new Workers(1)) {
      parameter.gradient()[0] = 2;
      adam.step(workers);
      assertEquals(-0.1, parameter.value()[0], 1e-6);
      assertEquals(0.95, parameter.value()[1], 1e-6);
      parameter.gradient()[0] = -1;
      adam.step(workers);
      double moment = (0.9 * 0.2 - 0.1) / (1 - 0.81);
      double square = (0.999 * 0.004 + 0.001) / (1 - 0.998001);
      assertEquals(-0.1 * 0.95 - 0.1 * moment / Math.sqrt(square), parameter.value()[0], 1e-5);
      assertEquals(0.95 * 0.95, parameter.value()[1], 1e-6);
    }
  }

  @Test
  void biasesFollowTheirGradientAndDoNotDecay() {
    Parameter bias = Parameter.trainable("b", new float[] {0, 1}, false);
    Adam adam = new Adam(List.of(bias), 0.1, 0.5);
    try (Workers workers = new Workers(1)) {
      bias.gradient()[0] = 2;
      adam.step(workers);
    }
    assertEquals(-0.1, bias.value()[0], 1e-6);
    assertEquals(1, bias.value()[1]);
  }

  @Test
  void aStepAtAPartOfTheRateGoesThatPartOfTheWay() {
    Parameter parameter = Parameter.trainable("w", new float[] {0, 1}, true);
    Adam adam = new Adam(List.of(parameter), 0.1, 0.5);
    try (Workers workers = new Workers(1)) {
      parameter.gradient()[0] = 2;
      adam.step(workers, 0.5);
    }
    assertEquals(-0.05, parameter.value()[0], 1e-6);
    assertEquals(0.975, parameter.value()[1], 1e-6);
  }
}
