package org.deepmovie.internal.text.bag;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.deepmovie.internal.analysis.Vocabulary;
import org.deepmovie.internal.nn.blas.Nd4jBackend;
import org.deepmovie.internal.nn.parameter.ParameterSource;
import org.deepmovie.internal.nn.parameter.RandomParameters;
import org.deepmovie.internal.nn.rows.TokenBatch;
import org.deepmovie.internal.text.network.DoublePrecisionReference;
import org.deepmovie.internal.text.network.NetworkSetup;
import org.deepmovie.internal.text.network.TextNetwork;
import org.deepmovie.internal.text.network.TextNetworkContract;
import org.deepmovie.internal.text.network.TokenizedTexts;
import org.deepmovie.internal.text.network.WordEmbedding;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.text.BagOptions;
import org.deepmovie.train.Workers;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class BagNetworkTest {

  @Nested
  class Scaled extends Contract {
    Scaled() {
      super(true);
    }
  }

  @Nested
  class Plain extends Contract {
    Plain() {
      super(false);
    }
  }

  @Test
  void twoWordsCountByTheirRarity() {
    Nd4jBackend.start();
    ParameterSource source = new RandomParameters(new SplittableRandom(1));
    WordEmbedding embedding = new WordEmbedding(3, 2, source);
    NetworkSetup setup = new NetworkSetup(embedding, 0, 0, 2, source, new Workers(1), false);
    try (BagNetwork network = new BagNetwork(options(false), setup)) {
      List<List<String>> texts = List.of(List.of("a", "a"), List.of("a", "b"), List.of());
      network.prepare(TokenizedTexts.of(texts, Vocabulary.of(List.of("a", "b")), 10));
      copy(network, 0, 9, 9, 1, 0, 0, 1);
      copy(network, 2, 1, 0, 0, 1);
      copy(network, 3, 0, 0);
      float[] y =
          network.forward(
              new TokenBatch(new int[] {0}, new int[] {0, 3}, new int[] {1, 1, 2}),
              Optional.empty());
      double common = 1 + Math.log(4.0 / 3);
      double rare = 1 + Math.log(2);
      double sum = 2 * common + rare;
      assertArrayEquals(new float[] {(float) (2 * common / sum), (float) (rare / sum)}, y, 1e-6f);
    }
  }

  private static void copy(TextNetwork network, int parameter, float... values) {
    float[] target = network.parameters().get(parameter).value();
    System.arraycopy(values, 0, target, 0, target.length);
  }

  private static BagOptions options(boolean normalize) {
    return OptionsMapper.of(BagOptions.class).parse(Map.of("normalize", "" + normalize));
  }

  private abstract static class Contract extends TextNetworkContract {

    private final boolean normalize;

    Contract(boolean normalize) {
      this.normalize = normalize;
    }

    @Override
    public TextNetwork network(NetworkSetup setup) {
      BagNetwork network = new BagNetwork(options(normalize), setup);
      float[] frequencies = network.parameters().get(1).value();
      for (int word = 0; word < frequencies.length; word++) {
        frequencies[word] = 1 + 0.25f * word;
      }
      return network;
    }

    @Override
    public DoublePrecisionReference reference(TextNetwork network) {
      return new DoublePrecisionReference(network.parameters()) {
        @Override
        public double[][] encode(int[][] documents, Optional<SplittableRandom> dropout) {
          return Arrays.stream(documents)
              .map(words -> affine(known(mean(words), words), parameters[2], parameters[3]))
              .toArray(double[][]::new);
        }

        private double[] mean(int[] words) {
          double[] mean = new double[DIMENSIONS];
          double total = Arrays.stream(words).mapToDouble(word -> parameters[1][word]).sum();
          for (int word : words) {
            for (int e = 0; e < DIMENSIONS; e++) {
              mean[e] += parameters[1][word] / total * parameters[0][word * DIMENSIONS + e];
            }
          }
          double square = Arrays.stream(mean).map(value -> value * value).average().orElseThrow();
          double scale = normalize ? 1 / Math.sqrt(square + 1e-6) : 1;
          return Arrays.stream(mean).map(value -> scale * value).toArray();
        }
      };
    }
  }
}
