package org.deepmovie.internal.text.resnet;

import org.deepmovie.internal.nn.blas.BlasMatrix;
import org.deepmovie.internal.nn.blas.CachedGemm;
import org.deepmovie.internal.nn.rows.RowBlocks;
import org.deepmovie.internal.nn.rows.RowSource;
import org.deepmovie.internal.nn.rows.RowWindows;

/** The memory of one worker for {@link RowConvolution}s of one shape over a part of the rows. */
final class ConvolutionWorkspace implements AutoCloseable {

  final CachedGemm product = new CachedGemm();

  /** X, part x inputs. */
  final BlasMatrix inputs;

  /** X in windows, part x 3 inputs. */
  final BlasMatrix inputWindows;

  /** Y, part x outputs. */
  final BlasMatrix outputs;

  /** dL/dY in windows, part x 3 outputs. */
  final BlasMatrix gradientWindows;

  /** dL/dX, part x inputs. */
  final BlasMatrix inputGradients;

  private final RowWindows inputWindow;
  private final RowWindows gradientWindow;
  private final float[] values;

  ConvolutionWorkspace(int inputs, int outputs) {
    this.inputs = new BlasMatrix(inputs);
    this.inputWindows = new BlasMatrix(RowConvolution.WIDTH * inputs);
    this.outputs = new BlasMatrix(outputs);
    this.gradientWindows = new BlasMatrix(RowConvolution.WIDTH * outputs);
    this.inputGradients = new BlasMatrix(inputs);
    this.inputWindow = new RowWindows(inputs);
    this.gradientWindow = new RowWindows(outputs);
    this.values = new float[RowBlocks.ROWS * inputs];
  }

  /** Makes room for parts of {@code rows} rows. */
  void resize(int rows) {
    inputs.resize(rows);
    inputWindows.resize(rows);
    outputs.resize(rows);
    gradientWindows.resize(rows);
    inputGradients.resize(rows);
  }

  /** Sets {@link #inputs} to a part of X. */
  void readInputs(int first, int count, RowSource x) {
    RowBlocks.run(
        (row, block) -> {
          x.get(row, block, values);
          inputs.put(row - first, block, values);
        },
        first,
        count);
    inputs.clear(count);
  }

  /** Sets {@link #inputWindows} to the windows of a part of X, which has {@code rows} rows. */
  void readInputWindows(int first, int count, int rows, RowSource x) {
    inputWindow.fill(first, count, rows, x, inputWindows);
  }

  /** Sets {@link #gradientWindows} to the windows of a part of dL/dY. */
  void readGradientWindows(int first, int count, int rows, RowSource dy) {
    gradientWindow.fill(first, count, rows, dy, gradientWindows);
  }

  @Override
  public void close() {
    product.close();
    inputs.close();
    inputWindows.close();
    outputs.close();
    gradientWindows.close();
    inputGradients.close();
  }
}
