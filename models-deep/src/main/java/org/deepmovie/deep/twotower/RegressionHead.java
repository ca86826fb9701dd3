package org.deepmovie.deep.twotower;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deepmovie.internal.nn.blas.NdMatrices;
import org.deepmovie.train.Seeds;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;

/**
 * The regression head of {@link TwoTower} after its first layer, y = w . ReLU(z) + w_0. The first
 * layer acts on the towers' outputs side by side, W [u; v] = W_u u + W_v v, so each tower computes
 * its own part of it, and z is their sum.
 */
final class RegressionHead {

  private final MultiLayerNetwork network;
  private @Nullable Gradient gradient;
  private int steps;

  /** A head with random weights for z of length {@code inputs}. */
  RegressionHead(int inputs, double learningRate, double weightDecay, DataType type, long seed) {
    network =
        new MultiLayerNetwork(
            new NeuralNetConfiguration.Builder()
                .dataType(type)
                .updater(new Adam(learningRate))
                .weightDecay(weightDecay)
                .miniBatch(false)
                .trainingWorkspaceMode(WorkspaceMode.NONE)
                .inferenceWorkspaceMode(WorkspaceMode.NONE)
                .list()
                .layer(new ActivationLayer(Activation.RELU))
                .layer(
                    new DenseLayer.Builder()
                        .nIn(inputs)
                        .nOut(1)
                        .activation(Activation.IDENTITY)
                        .build())
                .build());
    network.init();
    SplittableRandom random = Seeds.random(seed, "head");
    double[] drawn = new double[inputs];
    Arrays.setAll(drawn, k -> Seeds.gaussian(random) / Math.sqrt(inputs));
    INDArray weights = network.getParam("1_W");
    NdMatrices.assign(weights, Nd4j.createFromArray(drawn));
  }

  /** y of {@code z}, rows x 1, in training. */
  INDArray forward(INDArray z) {
    network.setInput(z);
    return network.feedForward(true, false).get(2);
  }

  /** dL/dz from dL/dy of the last {@link #forward}; also finds the gradient of w. */
  INDArray backward(INDArray dy) {
    Pair<Gradient, INDArray> gradients =
        network.backpropGradient(dy, LayerWorkspaceMgr.noWorkspaces());
    gradient = gradients.getFirst();
    return gradients.getSecond();
  }

  /** Moves w by the last {@link #backward}. */
  void step() {
    network.getUpdater().update(network, found(), steps, 0, 1, LayerWorkspaceMgr.noWorkspaces());
    network.params().subi(found().gradient());
    steps++;
  }

  /** w, and after it w_0. */
  float[] weights() {
    float[] w = network.getParam("1_W").dup('c').data().asFloat();
    float[] all = Arrays.copyOf(w, w.length + 1);
    all[w.length] = network.getParam("1_b").getFloat(0);
    return all;
  }

  /** The parameters by name; for tests. */
  Map<String, INDArray> parameters() {
    return network.paramTable();
  }

  /** The gradients that {@link #backward} found, by parameter; for tests. */
  Map<String, INDArray> gradients() {
    return found().gradientForVariable();
  }

  private Gradient found() {
    return Objects.requireNonNull(gradient, "no backward pass yet");
  }
}
