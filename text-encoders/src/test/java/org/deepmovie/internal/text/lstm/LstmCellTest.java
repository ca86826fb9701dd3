package org.deepmovie.internal.text.lstm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LstmCellTest {

  private static final float LOG_3 = (float) Math.log(3);

  /** Of ln 3 the logistic function is 3/4 and tanh is 4/5, of 0 they are 1/2 and 0. */
  @Test
  void aCellWorkedByHand() {
    LstmCell step = new LstmCell(1, 1);
    float[][] biases = {{LOG_3}, {0}, {0}, {-LOG_3}};
    step.start();
    step.cell[0] = 0.5f;
    step.gates[0][0] = 0;
    step.gates[1][0] = -LOG_3;
    step.gates[2][0] = LOG_3;
    step.gates[3][0] = LOG_3;
    step.forward(biases, 1);
    assertEquals(0.75, step.gates[0][0], 1e-6);
    assertEquals(0.25, step.gates[1][0], 1e-6);
    assertEquals(0.8, step.gates[2][0], 1e-6);
    assertEquals(0.5, step.gates[3][0], 1e-6);
    double cell = 0.25 * 0.5 + 0.75 * 0.8;
    assertEquals(cell, step.cell[0], 1e-6);
    assertEquals(0.5 * Math.tanh(cell), step.state[0], 1e-6);
  }

  @Test
  void itsGradientsWorkedByHand() {
    LstmCell step = new LstmCell(1, 1);
    step.startBackward();
    step.gates[0][0] = 0.75f;
    step.gates[1][0] = 0.25f;
    step.gates[2][0] = 0.8f;
    step.gates[3][0] = 0.5f;
    step.cell[0] = LOG_3;
    step.previousCell[0] = 2;
    step.outputGradient[0] = 3;
    step.stateGradient[0] = 7;
    step.backward(1);
    double dc = 10 * 0.5 * (1 - 0.8 * 0.8);
    assertEquals(dc * 0.8 * 0.75 * 0.25, step.gates[0][0], 1e-5);
    assertEquals(dc * 2 * 0.25 * 0.75, step.gates[1][0], 1e-5);
    assertEquals(dc * 0.75 * (1 - 0.8 * 0.8), step.gates[2][0], 1e-5);
    assertEquals(10 * 0.8 * 0.5 * 0.5, step.gates[3][0], 1e-5);
    assertEquals(step.gates[1][0], step.biasGradient(1, 0));
    double first = step.gates[2][0];

    step.gates[0][0] = 1;
    step.gates[2][0] = 0;
    step.gates[3][0] = 0;
    step.outputGradient[0] = 0;
    step.stateGradient[0] = 0;
    step.backward(1);
    assertEquals(0.25 * dc, step.gates[2][0], 1e-5, "what the forget gate passes on");
    assertEquals(first + 0.25 * dc, step.biasGradient(2, 0), 1e-5);
  }
}
