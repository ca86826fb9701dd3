package org.deepmovie.internal.text.transformer;

import java.util.List;
import org.deepmovie.internal.kernel.Kernels;
import org.deepmovie.internal.nn.blas.BlasMatrix;
import org.deepmovie.internal.nn.parameter.Parameter;
import org.deepmovie.internal.nn.parameter.ParameterSource;
import org.deepmovie.internal.nn.rows.RowBlocks;
import org.deepmovie.internal.nn.rows.RowProjection;
import org.deepmovie.nn.Activation;
import org.deepmovie.train.Workers;

/**
 * The feed-forward sublayer (Vaswani et al., NeurIPS 2017, eq. 2), without its second bias, which
 * {@link ResidualSublayer} adds:
 *
 * <pre>
 *   h = relu(n W1 + b1)     f = h W2
 * </pre>
 */
final class FeedForward implements AutoCloseable {

  private final int units;
  private final RowProjection first;
  private final Parameter bias;
  private final RowProjection second;
  private final Workers workers;
  private final Kernels kernels = Kernels.best();
  private final BlasMatrix h;
  private final BlasMatrix dh;

  /**
   * Layers with the parameters of {@code source}.
   *
   * @param dh memory for the backward pass, which other layers may share
   */
  FeedForward(
      String name, int width, int units, BlasMatrix dh, ParameterSource source, Workers workers) {
    this.units = units;
    this.workers = workers;
    this.first = new RowProjection(name + ".first", width, units, source, workers);
    this.bias = source.biases(name + ".first.bias", units);
    this.second = new RowProjection(name + ".second", units, width, source, workers);
    this.h = new BlasMatrix(units);
    this.dh = dh;
  }

  /** W1, b1, W2. */
  List<Parameter> parameters() {
    return List.of(first.weights, bias, second.weights);
  }

  /** Computes {@code f} from {@code n}. */
  void forward(BlasMatrix n, BlasMatrix f) {
    h.resize(n.rows());
    first.begin();
    second.begin();
    float[] biases = RowBlocks.tile(bias.value());
    RowBlocks.forEachPart(
        workers,
        n.rows(),
        (from, count) -> {
          first.forward(n, h, from, count);
          RowBlocks.run(rectify(biases), from, count);
          second.forward(h, f, from, count);
        });
  }

  private RowBlocks.RowTask rectify(float[] biases) {
    float[] values = new float[biases.length];
    return (from, count) -> {
      h.get(from, count, values);
      for (int p = 0; p < count * units; p++) {
        values[p] = Math.max(0, values[p] + biases[p]);
      }
      h.put(from, count, values);
    };
  }

  /** Replaces dL/df by dL/dn and sets the gradients of all parameters. */
  void backward(BlasMatrix n, BlasMatrix d) {
    dh.resize(n.rows());
    second.weightGradient(h, d);
    double[] sums =
        RowBlocks.sumParts(
            workers,
            n.rows(),
            units,
            part ->
                (from, count) -> {
                  second.inputGradient(d, dh, from, count);
                  RowBlocks.run(rectifyBackward(part), from, count);
                  first.inputGradient(dh, d, from, count);
                });
    for (int u = 0; u < units; u++) {
      bias.gradient()[u] = (float) sums[u];
    }
    first.weightGradient(n, dh);
  }

  private RowBlocks.RowTask rectifyBackward(float[] sums) {
    float[] above = new float[RowBlocks.ROWS * units];
    float[] slopes = new float[above.length];
    return (from, count) -> {
      h.get(from, count, above);
      dh.get(from, count, slopes);
      Activation.RELU.backpropagate(above, slopes, 0, count * units);
      dh.put(from, count, slopes);
      for (int r = 0; r < count; r++) {
        kernels.addMultiple(sums, 0, 1, slopes, r * units, units);
      }
    };
  }

  @Override
  public void close() {
    first.close();
    second.close();
    h.close();
  }
}
