package org.deepmovie.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ActivationTest {

  private static final double[] POINTS = {-2.5, -0.7, 0.2, 0.9, 2.4};

  @ParameterizedTest
  @EnumSource
  void theSlopeIsThatOfTheValue(Activation activation) {
    for (double x : POINTS) {
      double difference = (activation.value(x + 1e-6) - activation.value(x - 1e-6)) / 2e-6;
      assertEquals(difference, activation.slope(activation.value(x)), 1e-6, "at " + x);
    }
  }

  @ParameterizedTest
  @EnumSource
  void unitsAreActivatedInPlaceAndOthersAreLeftAlone(Activation activation) {
    float[] units = {7, -2.5f, -0.7f, 0.2f, 2.4f, 7};
    float[] before = units.clone();
    activation.apply(units, 1, 4);
    for (int k = 1; k < 5; k++) {
      assertEquals(activation.value(before[k]), units[k], 1e-6);
    }
    assertEquals(7, units[0]);
    assertEquals(7, units[5]);
  }

  @ParameterizedTest
  @EnumSource
  void gradientsAreMultipliedBySlopesAndOthersAreLeftAlone(Activation activation) {
    float[] outputs = new float[POINTS.length];
    float[] gradients = new float[POINTS.length];
    for (int k = 0; k < POINTS.length; k++) {
      outputs[k] = (float) activation.value(POINTS[k]);
      gradients[k] = k - 2.5f;
    }
    activation.backpropagate(outputs, gradients, 1, 3);
    for (int k = 1; k < 4; k++) {
      assertEquals((k - 2.5) * activation.slope(outputs[k]), gradients[k], 1e-6);
    }
    assertEquals(-2.5f, gradients[0]);
    assertEquals(1.5f, gradients[4]);
  }

  @ParameterizedTest
  @EnumSource
  void theInverseGivesTheInputOfAnOutput(Activation activation) {
    for (double x : new double[] {0.2, 0.9, 1.7}) {
      assertEquals(x, activation.inverse(activation.value(x)), 1e-9);
    }
  }
}
