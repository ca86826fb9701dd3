package org.deepmovie.internal.deep.textcnn;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.deepmovie.data.Dataset;
import org.deepmovie.internal.nn.layer.DenseLayer;
import org.deepmovie.internal.nn.loss.SquaredError;
import org.deepmovie.internal.nn.parameter.Parameter;
import org.deepmovie.internal.nn.parameter.ParameterSource;
import org.deepmovie.nn.Activation;
import org.deepmovie.train.Workers;

/**
 * A layer over the sum of the hidden units h of a user and g of an item:
 *
 * <pre>
 *   y = w . f(p + q) + c        p = W h + e        q = W g + e
 * </pre>
 *
 * <p>p and q, which together have the bias 2 e, are computed once for each user and item of a
 * block.
 */
public final class LayerHead implements RatingHead {

  private static final int USERS_PER_TASK = 32;

  private final int units;
  private final Activation activation;
  private final Workers workers;
  private final DenseLayer dense;
  private final Parameter weights;
  private final Parameter bias;

  /**
   * A head with random weights.
   *
   * @param hidden the number of hidden units of a user or item
   * @param units the number of units of the layer
   * @param activation f
   */
  public LayerHead(
      int hidden, int units, Activation activation, ParameterSource source, Workers workers) {
    this.units = units;
    this.activation = activation;
    this.workers = workers;
    this.dense = new DenseLayer("layer", hidden, units, 1, source);
    this.weights = source.weights("rating.weights", units, Math.sqrt(6.0 / (units + 1)));
    this.bias = source.biases("rating.bias", 1);
  }

  @Override
  public List<Parameter> parameters() {
    return Stream.concat(dense.parameters().stream(), Stream.of(weights, bias)).toList();
  }

  @Override
  public HiddenGradients backward(float[] h, float[] g, RatingBlock block, double scale) {
    int users = block.users().length;
    int items = block.items().length;
    float[] both = Arrays.copyOf(h, h.length + g.length);
    System.arraycopy(g, 0, both, h.length, g.length);
    BlockPass pass = new BlockPass(block, scale, dense.forward(both, users + items));
    workers.forEach(items, 1, (worker, from, to) -> pass.addItems(from, to));
    workers.forEach(users, USERS_PER_TASK, (worker, from, to) -> pass.addUsers(from, to));
    pass.setParameterGradients();
    float[] gradient = dense.backward(both, pass.gradient, users + items);
    return new HiddenGradients(
        Arrays.copyOf(gradient, h.length),
        Arrays.copyOfRange(gradient, h.length, gradient.length),
        Arrays.stream(pass.squares).sum());
  }

  /** The pass of a block: errors of its ratings, and what follows from them. */
  private final class BlockPass {
    private final RatingBlock block;
    private final double scale;

    /** p of all users of the block, then q of all its items, and the gradient by them. */
    private final float[] parts;

    private final float[] gradient;

    /** The derivative of the loss by the prediction of each rating. */
    private final float[] errors;

    /** By item sums of squared errors, of errors, and of errors times f(p + q). */
    private final double[] squares;

    private final float[] errorSums;
    private final float[] outputSums;

    BlockPass(RatingBlock block, double scale, float[] parts) {
      this.block = block;
      this.scale = scale;
      this.parts = parts;
      this.gradient = new float[parts.length];
      this.errors = new float[block.size()];
      this.squares = new double[block.items().length];
      this.errorSums = new float[squares.length];
      this.outputSums = new float[squares.length * units];
    }

    /** Sets the errors of the items' ratings, and the gradient by q. */
    void addItems(int from, int to) {
      LayerOutputs outputs = new LayerOutputs(parts);
      for (int i = from; i < to; i++) {
        int q = (block.users().length + i) * units;
        for (int n = block.itemStarts()[i]; n < block.itemStarts()[i + 1]; n++) {
          outputs.set(block.userOf()[n] * units, q);
          float error = outputs.prediction() - block.values()[n];
          squares[i] += SquaredError.of(error);
          errors[n] = (float) SquaredError.gradient(error, scale);
          errorSums[i] += errors[n];
          for (int k = 0; k < units; k++) {
            outputSums[i * units + k] += errors[n] * outputs.z[k];
          }
          outputs.addGradient(errors[n], gradient, q);
        }
      }
    }

    /**
     * Sets the gradient by p. The outputs are computed again, which takes no longer than storing
     * them for every unit of every rating of a block.
     */
    void addUsers(int from, int to) {
      LayerOutputs outputs = new LayerOutputs(parts);
      for (int u = from; u < to; u++) {
        int p = u * units;
        for (int m = block.userStarts()[u]; m < block.userStarts()[u + 1]; m++) {
          int n = block.byUser()[m];
          outputs.set(p, (block.users().length + block.itemOf()[n]) * units);
          outputs.addGradient(errors[n], gradient, p);
        }
      }
    }

    /** Sets the gradients by w and c. */
    void setParameterGradients() {
      float[] byWeights = weights.gradient();
      float[] byBias = bias.gradient();
      Arrays.fill(byWeights, 0);
      byBias[0] = 0;
      for (int i = 0; i < errorSums.length; i++) {
        byBias[0] += errorSums[i];
        for (int k = 0; k < units; k++) {
          byWeights[k] += outputSums[i * units + k];
        }
      }
    }
  }

  /** z = f(p + q) of one rating. */
  private final class LayerOutputs {
    private final float[] parts;
    private final float[] z = new float[units];
    private final float[] dz = new float[units];

    LayerOutputs(float[] parts) {
      this.parts = parts;
    }

    /** Computes z of the parts at {@code p} and {@code q}. */
    void set(int p, int q) {
      for (int k = 0; k < units; k++) {
        z[k] = parts[p + k] + parts[q + k];
      }
      activation.apply(z);
    }

    float prediction() {
      float y = bias.value()[0];
      for (int k = 0; k < units; k++) {
        y += weights.value()[k] * z[k];
      }
      return y;
    }

    /** Adds the gradient of {@code error} times the prediction by p + q to {@code sums}. */
    void addGradient(float error, float[] sums, int at) {
      for (int k = 0; k < units; k++) {
        dz[k] = error * weights.value()[k];
      }
      activation.backpropagate(z, dz);
      for (int k = 0; k < units; k++) {
        sums[at + k] += dz[k];
      }
    }
  }

  @Override
  public RatingModel model(HiddenUnits users, HiddenUnits items, Dataset train) {
    return LayerRatingModel.of(
        parts(users), parts(items), weights.value().clone(), bias.value()[0], activation, train);
  }

  /** p of all users, or q of all items. */
  private HiddenUnits parts(HiddenUnits hidden) {
    float[] outputs = dense.forward(hidden.matrix().values(), hidden.known().length);
    return hidden.withUnits(outputs, units);
  }

  @Override
  public void close() {
    dense.close();
  }
}
