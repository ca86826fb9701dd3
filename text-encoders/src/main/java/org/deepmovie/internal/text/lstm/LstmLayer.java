package org.deepmovie.internal.text.lstm;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.deepmovie.internal.kernel.Kernels;
import org.deepmovie.internal.nn.parameter.Parameter;
import org.deepmovie.internal.nn.parameter.ParameterSource;
import org.deepmovie.internal.nn.rows.RangeAdder;
import org.deepmovie.internal.nn.rows.TokenRows;
import org.deepmovie.train.Workers;

/**
 * A bidirectional long short-term memory (Schuster and Paliwal, IEEE Transactions on Signal
 * Processing 1997): at each word the state of a memory that has read the text up to there, and
 * beside it the state of one that has read it from the end.
 */
final class LstmLayer implements AutoCloseable {

  private static final int WORDS_AT_ONCE = 64;

  private final boolean readsWords;
  private final int inputs;
  private final int units;
  private final int width;
  private final List<LstmDirection> directions;
  private final Workers workers;
  private final LstmCell[] cells;
  private float[] output = new float[0];
  private float[] wordSums = new float[0];

  /**
   * A layer with the parameters of {@code source}.
   *
   * @param readsWords whether its input has a row for each distinct word of a batch, and not for
   *     each row of {@link TokenRows}
   * @param inputs the length of an input
   * @param units the length of the state of each direction
   */
  LstmLayer(
      String name,
      boolean readsWords,
      int inputs,
      int units,
      ParameterSource source,
      Workers workers,
      Kernels kernels) {
    this.readsWords = readsWords;
    this.inputs = inputs;
    this.units = units;
    this.width = 2 * units;
    this.workers = workers;
    this.directions =
        List.of(
            new LstmDirection(name + ".forward", inputs, units, false, source, workers, kernels),
            new LstmDirection(name + ".backward", inputs, units, true, source, workers, kernels));
    this.cells = new LstmCell[workers.threads()];
    Arrays.setAll(cells, worker -> new LstmCell(DocumentGroups.SIZE, kernels.stride(units)));
  }

  List<Parameter> parameters() {
    return directions.stream().flatMap(direction -> direction.parameters().stream()).toList();
  }

  /**
   * Reads a batch.
   *
   * @param x the inputs
   * @param training whether a backward pass follows
   */
  LstmStates forward(DocumentGroups groups, float[] x, boolean training) {
    TokenRows rows = groups.rows();
    int length = Math.multiplyExact(rows.count(), width);
    if (output.length < length) {
      output = new float[length];
    }
    rows.clearSeparators(output, width);
    int[] inputOfRow = readsWords ? rows.wordOfRow() : IntStream.range(0, rows.count()).toArray();
    List<LstmDirection.LstmForward> passes =
        directions.stream()
            .map(direction -> direction.begin(groups, x, inputCount(rows), inputOfRow, training))
            .toList();
    forEachGroup(
        groups,
        (direction, group, cell) ->
            passes.get(direction).run(group, cell, output, width, direction * units));
    return new LstmStates(groups, passes);
  }

  private int inputCount(TokenRows rows) {
    return readsWords ? rows.words().size() : rows.count();
  }

  /** What one worker does with one group of documents in one direction. */
  private interface GroupTask {
    void run(int direction, int group, LstmCell cell);
  }

  /** Runs a task for each direction of each group; groups of long documents come first. */
  private void forEachGroup(DocumentGroups groups, GroupTask body) {
    int count = directions.size();
    workers.forEach(
        count * groups.count(),
        1,
        (worker, task, next) -> body.run(task % count, task / count, cells[worker]));
  }

  /** The states of a batch, until the layer reads the next one. */
  final class LstmStates {

    private final DocumentGroups groups;
    private final List<LstmDirection.LstmForward> passes;

    private LstmStates(DocumentGroups groups, List<LstmDirection.LstmForward> passes) {
      this.groups = groups;
      this.passes = passes;
    }

    /** Rows x 2 units, zero between texts; the array may be longer. */
    float[] values() {
      return output;
    }

    /**
     * Sets the gradients of all parameters from dL/d(states), after a forward pass in training.
     *
     * @param needsInputGradient whether to compute dL/dx
     * @return dL/dx, empty if it is not needed
     */
    float[] backward(float[] dOutput, boolean needsInputGradient) {
      float[] dx = new float[needsInputGradient ? inputCount(groups.rows()) * inputs : 0];
      if (groups.rows().tokens() == 0) {
        parameters().forEach(parameter -> Arrays.fill(parameter.gradient(), 0));
        return dx;
      }
      List<LstmDirection.LstmBackward> backward =
          passes.stream().map(LstmDirection.LstmForward::beginBackward).toList();
      forEachGroup(
          groups,
          (direction, group, cell) ->
              backward.get(direction).run(group, cell, dOutput, width, direction * units));
      float[] part = new float[dx.length];
      for (LstmDirection.LstmBackward direction : backward) {
        LstmDirection.LstmInputGradient gradient = direction.finish();
        float[] dProducts = gradient.gateGradients();
        if (readsWords) {
          dProducts = sumByWord(groups.rows(), dProducts, gradient.columns());
        }
        gradient.setWeightGradient(dProducts);
        if (needsInputGradient) {
          gradient.setInputGradient(dProducts, part);
          for (int p = 0; p < dx.length; p++) {
            dx[p] += part[p];
          }
        }
      }
      return dx;
    }
  }

  /** For each word the sum over its rows. */
  private float[] sumByWord(TokenRows rows, float[] values, int columns) {
    int words = rows.words().size();
    int length = Math.multiplyExact(words, columns);
    if (wordSums.length < length) {
      wordSums = new float[length];
    }
    workers.forEach(
        words,
        WORDS_AT_ONCE,
        (worker, from, to) -> {
          RangeAdder adder = new RangeAdder(columns);
          float[] sum = new float[columns];
          for (int word = from; word < to; word++) {
            Arrays.fill(sum, 0);
            for (int p = rows.starts()[word]; p < rows.starts()[word + 1]; p++) {
              adder.add(1, values, rows.rowsByWord()[p] * columns, columns, sum);
            }
            System.arraycopy(sum, 0, wordSums, word * columns, columns);
          }
        });
    return wordSums;
  }

  @Override
  public void close() {
    directions.forEach(LstmDirection::close);
  }
}
