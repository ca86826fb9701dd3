package org.deepmovie.internal.text.lstm;

import org.deepmovie.internal.nn.rows.TokenRows;

/**
 * What a training batch's forward pass stores for its backward pass, by rows of {@link TokenRows}:
 * gates, cells and states. The memory is reused by the next batch.
 */
final class LstmTrace {

  private static final int GATES = LstmCell.GATES;

  private final int units;
  private final int columns;
  private final int stride;

  /** Rows x gates x units: i, f, g and o after the forward pass, dL/da after the backward pass. */
  private float[] gates = new float[0];

  /** Rows x units; rows between texts are zero, as are the states before the first word. */
  private float[] cells = new float[0];

  private float[] states = new float[0];

  LstmTrace(LstmWeights weights) {
    this.units = weights.units();
    this.columns = weights.columns();
    this.stride = weights.stride();
  }

  /** Makes room for the rows of a batch. */
  void resize(TokenRows rows) {
    gates = atLeast(gates, (long) rows.count() * columns);
    cells = atLeast(cells, (long) rows.count() * units);
    states = atLeast(states, (long) rows.count() * units);
    rows.clearSeparators(cells, units);
    rows.clearSeparators(states, units);
  }

  private static float[] atLeast(float[] array, long length) {
    return array.length >= length ? array : new float[Math.toIntExact(length)];
  }

  /** Stores what a step gave for the document at {@code place}. */
  void store(LstmCell cell, int place, int row) {
    storeGates(cell, place, row);
    System.arraycopy(cell.cell, place * stride, cells, row * units, units);
    System.arraycopy(cell.state, place * stride, states, row * units, units);
  }

  /** Stores the gates, or their gradients, of the document at {@code place}. */
  void storeGates(LstmCell cell, int place, int row) {
    for (int gate = 0; gate < GATES; gate++) {
      int to = row * columns + gate * units;
      System.arraycopy(cell.gates[gate], place * stride, gates, to, units);
    }
  }

  /**
   * Loads what {@link #store} stored.
   *
   * @param previousRow the row of the step before
   */
  void load(LstmCell cell, int place, int row, int previousRow) {
    for (int gate = 0; gate < GATES; gate++) {
      int from = row * columns + gate * units;
      System.arraycopy(gates, from, cell.gates[gate], place * stride, units);
    }
    System.arraycopy(cells, row * units, cell.cell, place * stride, units);
    System.arraycopy(cells, previousRow * units, cell.previousCell, place * stride, units);
  }

  /** Rows x gates x units; longer than that. */
  float[] gates() {
    return gates;
  }

  /** Rows x units; longer than that. */
  float[] states() {
    return states;
  }
}
