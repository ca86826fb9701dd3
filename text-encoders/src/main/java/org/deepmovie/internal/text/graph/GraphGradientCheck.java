package org.deepmovie.internal.text.graph;

import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.weightnoise.IWeightNoise;
import org.deepmovie.internal.nn.blas.NdMatrices;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Compares the gradient of each parameter of a graph with differences of the loss, along the
 * gradient and along a random direction, in training and with the same dropout. It finds a layer
 * whose backward pass is wrong by more than a fifth, as it is when the gradient is added twice or
 * lost. A loss of ReLU or a maximum has kinks, so several step sizes and losses are tried. Weight
 * noise, whose gradient is that without noise, is left out.
 */
final class GraphGradientCheck {

  /** Step sizes as shares of 1 plus the length of the parameter. */
  private static final double[] STEPS = {1e-1, 1e-2, 1e-3};

  private static final double TOLERANCE = 0.2;

  /** The error of a loss in single precision, as a share of 1 plus its size. */
  private static final double ROUNDING = 2e-6;

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

  /** What the gradient of a parameter says of the loss along a direction, and what it does. */
  record WrongGradient(String parameter, double gradient, double difference) {}

  /** The first parameter whose gradient is wrong in all losses. */
  Optional<WrongGradient> firstWrong() {
    Map<BaseLayer, IWeightNoise> noise = removeWeightNoise();
    try {
      Map<String, WrongGradient> wrong = wrongGradients(0);
      for (int loss = 1; loss < LOSSES && !wrong.isEmpty(); loss++) {
        wrong.keySet().retainAll(wrongGradients(loss).keySet());
      }
      return wrong.values().stream().findFirst();
    } finally {
      noise.forEach(BaseLayer::setWeightNoise);
    }
  }

  private Map<BaseLayer, IWeightNoise> removeWeightNoise() {
    Map<BaseLayer, IWeightNoise> noise = new IdentityHashMap<>();
    for (Layer layer : graph.getLayers()) {
      if (layer.conf().getLayer() instanceof BaseLayer base && base.getWeightNoise() != null) {
        noise.put(base, base.getWeightNoise());
        base.setWeightNoise(null);
      }
    }
    return noise;
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
    Set<String> frozen = GraphLayers.frozen(graph.getConfiguration());
    Random random = new Random(loss);
    Map<String, WrongGradient> wrong = new LinkedHashMap<>();
    gradients.forEach(
        (name, gradient) -> {
          if (frozen.stream().noneMatch(layer -> name.startsWith(layer + "_"))) {
            INDArray other = random(random, gradient);
            compare(name, gradient, gradient, value, slopes)
                .or(() -> compare(name, gradient, other, value, slopes))
                .ifPresent(found -> wrong.put(name, found));
          }
        });
    return wrong;
  }

  private static INDArray random(Random random, INDArray like) {
    float[] values = new float[(int) like.length()];
    for (int n = 0; n < values.length; n++) {
      values[n] = (float) random.nextGaussian();
    }
    return NdMatrices.matrix(values, 1).reshape('c', like.shape());
  }

  /** The gradient, if all step sizes that tell anything contradict it. */
  private Optional<WrongGradient> compare(
      String name, INDArray gradient, INDArray direction, double value, float[] slopes) {
    double length = direction.norm2Number().doubleValue();
    if (length == 0) {
      return Optional.empty();
    }
    INDArray parameter = graph.getParam(name);
    INDArray before = parameter.dup('c');
    INDArray along = direction.div(length).reshape('c', parameter.shape());
    double expected = gradient.mul(direction).sumNumber().doubleValue() / length;
    double rounding = ROUNDING * (1 + Math.abs(value));
    double difference = 0;
    boolean contradicted = false;
    for (double share : STEPS) {
      double step = share * (1 + before.norm2Number().doubleValue());
      parameter.assign(before.add(along.mul(step)));
      double above = loss(slopes);
      parameter.assign(before.sub(along.mul(step)));
      difference = (above - loss(slopes)) / (2 * step);
      parameter.assign(before);
      double size = Math.max(Math.abs(difference), Math.abs(expected));
      if (Math.abs(difference - expected) <= TOLERANCE * size) {
        return Optional.empty();
      }
      contradicted |= size > 10 * rounding / step;
    }
    return contradicted
        ? Optional.of(new WrongGradient(name, expected, difference))
        : Optional.empty();
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
