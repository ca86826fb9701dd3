package org.deepmovie.internal.nn.optimizer;

import java.util.ArrayList;
import java.util.List;
import org.deepmovie.internal.nn.parameter.Parameter;
import org.deepmovie.train.Workers;

/**
 * Adam (Kingma and Ba, ICLR 2015, algorithm 1) with decoupled weight decay (Loshchilov and Hutter,
 * ICLR 2019, algorithm 2) of all parameters but biases:
 *
 * <pre>
 *   m = 0.9 m + 0.1 g          v = 0.999 v + 0.001 g^2
 *   W = W - rate (m / (1 - 0.9^t) / (sqrt(v / (1 - 0.999^t)) + 1e-8) + decay W)
 * </pre>
 */
public final class Adam {

  private static final float BETA1 = 0.9f;
  private static final float BETA2 = 0.999f;
  private static final float EPSILON = 1e-8f;
  private static final int GRAIN = 16_384;

  private final List<Parameter> parameters;
  private final List<float[]> firstMoments;
  private final List<float[]> secondMoments;
  private final List<ParameterRange> ranges = new ArrayList<>();
  private final double rate;
  private final double decay;
  private int steps;

  /** The values {@code from .. to-1} of a parameter. */
  private record ParameterRange(int parameter, int from, int to) {}

  /** An optimizer of those {@code parameters} that are trainable. */
  public Adam(List<Parameter> parameters, double rate, double decay) {
    this.parameters = parameters.stream().filter(Parameter::isTrainable).toList();
    this.firstMoments = this.parameters.stream().map(p -> new float[p.value().length]).toList();
    this.secondMoments = this.parameters.stream().map(p -> new float[p.value().length]).toList();
    for (int p = 0; p < this.parameters.size(); p++) {
      int length = this.parameters.get(p).value().length;
      for (int from = 0; from < length; from += GRAIN) {
        ranges.add(new ParameterRange(p, from, Math.min(length, from + GRAIN)));
      }
    }
    this.rate = rate;
    this.decay = decay;
  }

  /** Takes a step along the gradients. */
  public void step(Workers workers) {
    step(workers, 1);
  }

  /** Takes a step along the gradients at {@code part} of the learning rate. */
  public void step(Workers workers, double part) {
    steps++;
    double current = part * rate;
    workers.forEach(ranges.size(), 1, (worker, range, end) -> update(ranges.get(range), current));
  }

  private void update(ParameterRange range, double rate) {
    Parameter parameter = parameters.get(range.parameter);
    float[] m = firstMoments.get(range.parameter);
    float[] v = secondMoments.get(range.parameter);
    float[] w = parameter.value();
    float[] g = parameter.gradient();
    double correction2 = Math.sqrt(1 - Math.pow(BETA2, steps));
    float scale = (float) (rate * correction2 / (1 - Math.pow(BETA1, steps)));
    float epsilon = (float) (EPSILON * correction2);
    float keep = parameter.hasWeightDecay() ? (float) (1 - rate * decay) : 1;
    for (int i = range.from; i < range.to; i++) {
      m[i] = BETA1 * m[i] + (1 - BETA1) * g[i];
      v[i] = BETA2 * v[i] + (1 - BETA2) * (g[i] * g[i]);
      w[i] = keep * w[i] - scale * m[i] / ((float) Math.sqrt(v[i]) + epsilon);
    }
  }
}
