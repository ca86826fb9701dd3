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
import org.deepmovie.text.ConvolutionOptions;

class ProjectedConvolutionsTest extends TextNetworkContract {

  private static final ConvolutionOptions OPTIONS =
      OptionsMapper.of(ConvolutionOptions.class).parse(Map.of("filters", "5", "dropout", "0.3"));

  @Override
  public TextNetwork network(NetworkSetup setup) {
    return new ProjectedConvolutions(
        OPTIONS, setup.embedding(), OUTPUTS, setup.source(), setup.workers());
  }

  @Override
  public boolean readsSideFeatures() {
    return false;
  }

  @Override
  public DoublePrecisionReference reference(TextNetwork network) {
    return new DoublePrecisionReference(network.parameters()) {
      @Override
      public double[][] encode(int[][] documents, Optional<SplittableRandom> dropout) {
        return Arrays.stream(documents)
            .map(words -> drop(features(words), OPTIONS.dropout(), dropout))
            .map(kept -> affine(kept, parameters[3], parameters[4]))
            .toArray(double[][]::new);
      }

      private double[] features(int[] words) {
        return ReferenceConvolutions.features(
            ProjectedConvolutions.WIDTHS, parameters, DIMENSIONS, OPTIONS.filters(), words);
      }
    };
  }
}
