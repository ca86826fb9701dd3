package org.deepmovie.internal.nn.optimizer;

import java.util.ArrayList;
import java.util.List;
import org.deepmovie.internal.nn.parameter.Parameter;
import org.deepmovie.nn.Optimizer;
import org.deepmovie.train.Workers;

/**
 * Adam (Kingma and Ba, ICLR 2015, algorithm 1) with decoupled weight decay (Loshchilov and Hutter,
 * ICLR 2019, algorithm 2), which leaves biases alone, for all parameters of a network:
 *
 * <pre>
 *   m = 0.9 m + 0.1 g          v = 0.999 v + 0.001 g^2
 *   W = W - rate (m / (1 - 0.9^t) / (sqrt(v / (1 - 0.999^t)) + 1e-8) + decay W)
 * </pre>
 */
public final class Adam {

  private static final int VALUES_PER_RANGE = 16_384;

  private final List<Parameter> parameters;
  private final List<GradientMoments> moments;
  private final List<ParameterRange> ranges = new ArrayList<>();
  private final double rate;
  private final double weightDecay;
  private int steps;

  /** The values {@code from .. to-1} of a parameter. */
  private record ParameterRange(int parameter, int from, int to) {}

  public Adam(List<Parameter> parameters, double rate, double weightDecay) {
    this.parameters = parameters.stream().filter(Parameter::isTrainable).toList();
    this.moments =
        this.parameters.stream()
            .map(parameter -> GradientMoments.of(Optimizer.ADAM, parameter.value().length))
            .toList();
    for (int p = 0; p < this.parameters.size(); p++) {
      int length = this.parameters.get(p).value().length;
      for (int from = 0; from < length; from += VALUES_PER_RANGE) {
        ranges.add(new ParameterRange(p, from, Math.min(length, from + VALUES_PER_RANGE)));
      }
    }
    this.rate = rate;
    this.weightDecay = weightDecay;
  }

  /** Moves all parameters that are trained against their gradients. */
  public void step(Workers workers) {
    step(workers, 1);
  }

  /** The same at {@code part} of the learning rate. */
  public void step(Workers workers, double part) {
    steps++;
    AdamStep decaying = AdamStep.of(steps, part * rate, weightDecay);
    AdamStep steady = AdamStep.of(steps, part * rate, 0);
    workers.forEach(
        ranges.size(),
        1,
        (worker, n, end) -> {
          ParameterRange range = ranges.get(n);
          Parameter parameter = parameters.get(range.parameter);
          AdamStep step = parameter.hasWeightDecay() ? decaying : steady;
          step.move(
              parameter.value(),
              range.from,
              parameter.gradient(),
              range.from,
              range.to - range.from,
              moments.get(range.parameter));
        });
  }
}
