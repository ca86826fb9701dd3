package org.deepmovie.internal.text.cnn;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.deepmovie.internal.text.network.DoublePrecisionReference;
import org.deepmovie.internal.text.network.NetworkSetup;
import org.deepmovie.internal.text.network.TextNetwork;
import org.deepmovie.internal.text.network.TextNetworkContract;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.text.CnnOptions;

class CnnNetworkTest extends TextNetworkContract {

  private static final CnnOptions OPTIONS =
      OptionsMapper.of(CnnOptions.class)
          .parse(Map.of("filters", "6", "hiddenUnits", "7", "dropout", "0.4"));

  @Override
  public TextNetwork network(NetworkSetup setup) {
    return new CnnNetwork(OPTIONS, setup);
  }

  @Override
  public DoublePrecisionReference reference(TextNetwork network) {
    return new DoublePrecisionReference(network.parameters()) {
      @Override
      public double[][] encode(int[][] documents, Optional<SplittableRandom> dropout) {
        return Arrays.stream(documents)
            .map(words -> head(features(words), words, 3, OPTIONS.head().dropout(), dropout))
            .toArray(double[][]::new);
      }

      private double[] features(int[] words) {
        return ReferenceConvolutions.features(
            PooledConvolutions.KIM_WIDTHS, parameters, DIMENSIONS, OPTIONS.filters(), words);
      }
    };
  }
}
