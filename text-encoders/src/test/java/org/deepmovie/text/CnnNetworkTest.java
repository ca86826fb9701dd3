package org.deepmovie.text;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.deepmovie.layers.ParameterSource;
import org.deepmovie.model.Workers;
import org.deepmovie.options.OptionsType;

class CnnNetworkTest extends TextNetworkContract {

  private static final CnnOptions OPTIONS =
      OptionsType.of(CnnOptions.class)
          .parse(Map.of("filters", "6", "hidden", "7", "dropout", "0.4"));

  @Override
  TextNetwork network(Embedding embedding, ParameterSource source, Workers workers) {
    return new CnnNetwork(OPTIONS, embedding, OUTPUTS, source, workers);
  }

  @Override
  Reference reference(TextNetwork network) {
    return new Reference(network.parameters()) {
      @Override
      double[][] encode(int[][] documents, Optional<SplittableRandom> dropout) {
        return Arrays.stream(documents)
            .map(words -> head(features(words), 3, OPTIONS.head().dropout(), dropout))
            .toArray(double[][]::new);
      }

      private double[] features(int[] words) {
        return ReferenceConvolutions.features(
            PooledConvolutions.KIM_WIDTHS, parameters, DIMENSIONS, OPTIONS.filters(), words);
      }
    };
  }
}
