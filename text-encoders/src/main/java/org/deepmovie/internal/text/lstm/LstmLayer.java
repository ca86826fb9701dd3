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
 * Processing 1997): at each word the state of one that has read the text up to there, and beside it
 * that of one that has read it from the end.
 */
final class LstmLayer implements AutoCloseable {

  private static final int WORDS = 64;

  private final boolean readsWords;
  private final int inputs;
  private final int units;
  private final int width;
  private final List<LstmDirection> directions;
  private final Workers workers;
  private final LstmCell[] steps;
  private DocumentGroups groups;
  private float[] x;
  private float[] output = new float[0];
  private float[] wordSums = new float[0];

  /**
   * A layer of random weights.
   *
   * @param readsWords whether its input has a row for each distinct word of a batch; otherwise for
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
    this.steps = new LstmCell[workers.threads()];
    Arrays.setAll(steps, w -> new LstmCell(DocumentGroups.SIZE, kernels.stride(units)));
  }

  List<Parameter> parameters() {
    return directions.stream().flatMap(direction -> direction.parameters().stream()).toList();
  }

  /**
   * The states, rows x 2 units, zero between texts.
   *
   * @param x inputs
   * @return an array that the next call overwrites, and which may be longer
   */
  float[] forward(DocumentGroups groups, float[] x, boolean training) {
    this.groups = groups;
    this.x = x;
    TokenRows rows = groups.rows();
    int length = Math.multiplyExact(rows.count(), width);
    if (output.length < length) {
      output = new float[length];
    }
    rows.clearSeparators(output, width);
    int[] inputOfRow = readsWords ? rows.wordOfRow() : IntStream.range(0, rows.count()).toArray();
    directions.forEach(direction -> direction.prepare(x, inputCount(), rows, training));
    forEachGroup(
        (direction, group, step, column) ->
            direction.forward(groups, group, step, inputOfRow, training, output, width, column));
    return output;
  }

  private int inputCount() {
    return readsWords ? groups.rows().words().size() : groups.rows().count();
  }

  private interface GroupWork {
    void run(LstmDirection direction, int group, LstmCell step, int column);
  }

  /** Each direction of a group by itself, those of long documents first. */
  private void forEachGroup(GroupWork work) {
    int sides = directions.size();
    workers.forEach(
        sides * groups.count(),
        1,
        (worker, task, next) ->
            work.run(
                directions.get(task % sides), task / sides, steps[worker], task % sides * units));
  }

  /**
   * From dL/d(states) sets the gradients of all parameters, after a {@link #forward} in training.
   *
   * @param inputGradient whether to work out dL/dx
   * @return dL/dx, empty if it is not wanted
   */
  float[] backward(float[] dOutput, boolean inputGradient) {
    float[] dx = new float[inputGradient ? inputCount() * inputs : 0];
    if (groups.rows().tokens() == 0) {
      parameters().forEach(parameter -> Arrays.fill(parameter.gradient(), 0));
      return dx;
    }
    directions.forEach(direction -> direction.prepareBackward(groups));
    forEachGroup(
        (direction, group, step, column) ->
            direction.backward(groups, group, step, dOutput, width, column));
    float[] part = new float[dx.length];
    for (LstmDirection direction : directions) {
      direction.recurrentGradients(groups.rows());
      float[] dProjected = direction.gateGradients();
      if (readsWords) {
        dProjected = sumByWord(dProjected, direction.columns());
      }
      direction.inputWeightGradient(x, dProjected, inputCount());
      if (inputGradient) {
        direction.inputGradient(dProjected, part, inputCount());
        for (int p = 0; p < dx.length; p++) {
          dx[p] += part[p];
        }
      }
    }
    return dx;
  }

  /** For each word the sum over the rows in which it stands. */
  private float[] sumByWord(float[] values, int columns) {
    TokenRows rows = groups.rows();
    int words = rows.words().size();
    int length = Math.multiplyExact(words, columns);
    if (wordSums.length < length) {
      wordSums = new float[length];
    }
    workers.forEach(
        words,
        WORDS,
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
