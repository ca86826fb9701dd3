package org.deepmovie.internal.text.graph;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Compares the gradient of each parameter of a graph with differences of the loss along it, in
 * training, with the same dropout. It finds a layer whose backward pass is wrong by more than a
 * fifth, as it is when the gradient is added twice. A loss of ReLU or a maximum has kinks, so
 * several step sizes and losses are tried.
 */
final class GraphGradientCheck {

  private static final double[] STEPS = {1e-2, 1e-3, 1e-4};
  private static final double TOLERANCE = 0.2;
  private static final int LOSSES = 3;
  private static final long SEED = 1;

  private final TrainableGraph graph;
  private final GraphInputs inputs;
  private final int items;
  private final int outputs;

  GraphGradientCheck(TrainableGraph graph, GraphInputs inputs, int items, int outputs) {
    this.graph = graph;
    this.inputs = inputs;
    this.items = items;
    this.outputs = outputs;
  }

  /** The gradient of a parameter, and what differences give. */
  record WrongGradient(String parameter, double gradient, double difference) {}

  /** The first parameter whose gradient is wrong in all losses. */
  Optional<WrongGradient> firstWrong() {
    Map<String, WrongGradient> wrong = wrongGradients(0);
    for (int loss = 1; loss < LOSSES && !wrong.isEmpty(); loss++) {
      wrong.keySet().retainAll(wrongGradients(loss).keySet());
    }
    return wrong.values().stream().findFirst();
  }

  private Map<String, WrongGradient> wrongGradients(int loss) {
    float[] slopes = slopes(loss);
    double value = product(slopes, graph.forward(inputs, SEED));
    graph.backward(slopes, items);
    graph.abandonStep();
    Map<String, INDArray> gradients = new LinkedHashMap<>();
    graph
        .gradient()
        .gradientForVariable()
        .forEach((name, gradient) -> gradients.put(name, gradient.dup('c')));
    Map<String, WrongGradient> wrong = new LinkedHashMap<>();
    gradients.forEach(
        (name, gradient) -> {
          double norm = gradient.norm2Number().doubleValue();
          if (norm > 0) {
            compare(name, gradient.div(norm), norm, value, slopes)
                .ifPresent(found -> wrong.put(name, found));
          }
        });
    return wrong;
  }

  private Optional<WrongGradient> compare(
      String name, INDArray direction, double norm, double value, float[] slopes) {
    INDArray parameter = graph.getParam(name);
    INDArray before = parameter.dup('c');
    INDArray along = direction.reshape('c', parameter.shape());
    double difference = 0;
    for (double share : STEPS) {
      double step = share * (1 + Math.abs(value)) / norm;
      parameter.assign(before.add(along.mul(step)));
      double above = loss(slopes);
      parameter.assign(before.sub(along.mul(step)));
      difference = (above - loss(slopes)) / (2 * step);
      parameter.assign(before);
      if (Math.abs(difference - norm) <= TOLERANCE * norm) {
        return Optional.empty();
      }
    }
    return Optional.of(new WrongGradient(name, norm, difference));
  }

  private float[] slopes(int loss) {
    Random random = new Random(loss);
    float[] slopes = new float[items * outputs];
    for (int n = 0; n < slopes.length; n++) {
      slopes[n] = (float) random.nextGaussian();
    }
    return slopes;
  }

  /** The sum of the outputs times {@code slopes}. */
  private double loss(float[] slopes) {
    float[] vectors = graph.forward(inputs, SEED);
    graph.abandonStep();
    return product(slopes, vectors);
  }

  private static double product(float[] slopes, float[] vectors) {
    double sum = 0;
    for (int n = 0; n < slopes.length; n++) {
      sum += slopes[n] * (double) vectors[n];
    }
    return sum;
  }
}
