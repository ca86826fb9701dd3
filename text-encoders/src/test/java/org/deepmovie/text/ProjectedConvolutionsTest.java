package org.deepmovie.text;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.deepmovie.layers.ParameterSource;
import org.deepmovie.model.Workers;
import org.deepmovie.options.OptionsType;

class ProjectedConvolutionsTest extends TextNetworkContract {

  private static final ConvolutionOptions OPTIONS =
      OptionsType.of(ConvolutionOptions.class).parse(Map.of("filters", "5", "dropout", "0.3"));

  @Override
  TextNetwork network(Embedding embedding, ParameterSource source, Workers workers) {
    return new ProjectedConvolutions(OPTIONS, embedding, OUTPUTS, source, workers);
  }

  @Override
  Reference reference(TextNetwork network) {
    return new Reference(network.parameters()) {
      @Override
      double[][] encode(int[][] documents, Optional<SplittableRandom> dropout) {
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
