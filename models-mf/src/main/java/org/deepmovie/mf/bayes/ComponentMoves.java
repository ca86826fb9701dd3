package org.deepmovie.mf.bayes;

import java.util.Arrays;

/**
 * The last move of one component of all vectors of a side, and the values that it held while the
 * other side moved. If users' a moves first and items' c second, their product changes by
 *
 * <pre>  move(a) held(c) + held(a) move(c)</pre>
 *
 * where held(c) is c before its move and held(a) is a after its move. Residuals that were up to
 * date before both moves lag behind by these two products, whichever side comes next.
 */
final class ComponentMoves {

  private final float[] held;
  private final float[] moves;

  ComponentMoves(int rows) {
    this.held = new float[rows];
    this.moves = new float[rows];
  }

  float held(int row) {
    return held[row];
  }

  float move(int row) {
    return moves[row];
  }

  /** Remembers {@code component}, which this side holds while the other moves. */
  void hold(float[] component) {
    System.arraycopy(component, 0, held, 0, held.length);
  }

  /** Remembers how far this side just moved. */
  void moved(ComponentStatistics statistics) {
    for (int row = 0; row < moves.length; row++) {
      moves[row] = (float) statistics.moved(row);
    }
  }

  /** Nothing has moved since the residuals were computed. */
  void reset() {
    Arrays.fill(moves, 0);
  }
}
