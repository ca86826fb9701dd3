package org.deepmovie.internal.deep.autorec;

import java.util.Arrays;
import java.util.Optional;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.internal.leastsquares.Regularization;
import org.deepmovie.internal.train.FitChecks;
import org.deepmovie.train.Workers;

/**
 * All weights of the network: of the inputs, between the hidden layers if there are two, and of the
 * outputs. The last weight of an output is its bias.
 */
public final class AutoencoderWeights {

  private static final int ROWS_PER_TASK = 8;

  private final RegularizedWeights input;
  private final Optional<RegularizedWeights> between;
  private final RegularizedWeights output;
  private final HiddenLayers hidden;

  /**
   * Zeros.
   *
   * @param inputCounts how many rows with ratings have each input, the last being the 1
   * @param outputCounts the number of ratings of each output
   */
  AutoencoderWeights(AutoencoderSpec spec, int[] inputCounts, int[] outputCounts) {
    int units = spec.lastHiddenUnits();
    int stride = LayerWeights.stride(units);
    float[] inputLambdas = lambdas(spec.input(), inputCounts);
    // The weights of the 1 are biases.
    inputLambdas[inputLambdas.length - 1] = 0;
    this.input =
        weights(spec, LayerWeights.stride(spec.hiddenUnits()), spec.hiddenUnits(), inputLambdas);
    this.between =
        spec.hasSecond()
            ? Optional.of(weights(spec, stride, units, betweenLambdas(spec)))
            : Optional.empty();
    this.output = weights(spec, stride, units, lambdas(spec.output(), outputCounts));
    this.hidden =
        new HiddenLayers(
            spec.activation(),
            LayerWeights.on(input.matrix(), spec.hiddenUnits()),
            between.map(layer -> LayerWeights.on(layer.matrix(), units)));
  }

  private static RegularizedWeights weights(
      AutoencoderSpec spec, int stride, int units, float[] lambdas) {
    return new RegularizedWeights(stride, units, lambdas, spec.l1Ratio(), spec.optimizer());
  }

  private static float[] lambdas(Regularization regularization, int[] counts) {
    float[] lambdas = new float[counts.length];
    for (int row = 0; row < counts.length; row++) {
      lambdas[row] = (float) regularization.of(counts[row]);
    }
    return lambdas;
  }

  private static float[] betweenLambdas(AutoencoderSpec spec) {
    float[] lambdas = new float[spec.hiddenUnits() + 1];
    Arrays.fill(lambdas, 0, spec.hiddenUnits(), (float) spec.input().strength());
    return lambdas;
  }

  /** Of the inputs: a row for every input, the last for the 1. */
  public RegularizedWeights input() {
    return input;
  }

  /** Between the hidden layers: a row for every unit of the first, the last for the 1. */
  public Optional<RegularizedWeights> between() {
    return between;
  }

  /** Of the outputs: a row for every output. */
  public RegularizedWeights output() {
    return output;
  }

  HiddenLayers hidden() {
    return hidden;
  }

  /**
   * The last hidden layer of all rows, without dropout, padded.
   *
   * @throws ArithmeticException if a weight or a unit is so great, or NaN, that the fit diverged
   */
  public FloatMatrix encode(RowInputs inputs, Workers workers) {
    requireBounded(input.matrix());
    between.ifPresent(layer -> requireBounded(layer.matrix()));
    requireBounded(output.matrix());
    CsrMatrix rows = inputs.rows();
    FloatMatrix encoded = new FloatMatrix(rows.rows(), hidden.last().stride());
    workers.forEach(
        rows.rows(),
        ROWS_PER_TASK,
        (worker, from, to) -> {
          boolean two = hidden.hasSecond();
          float[] z = two ? new float[hidden.first().stride()] : encoded.values();
          for (int row = from; row < to; row++) {
            int at = two ? 0 : encoded.offset(row);
            hidden.forwardFirst(
                inputs.values(), inputs.columns(), rows.start(row), rows.end(row), z, at);
            if (two) {
              hidden.forwardSecond(z, 0, encoded.values(), encoded.offset(row), 1);
            }
          }
        });
    requireBounded(encoded);
    return encoded;
  }

  private static void requireBounded(FloatMatrix matrix) {
    FitChecks.requireBounded(matrix.values(), 1);
  }
}
