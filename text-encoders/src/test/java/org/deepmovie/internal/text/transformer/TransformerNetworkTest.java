package org.deepmovie.internal.text.transformer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.SplittableRandom;
import org.deepmovie.internal.nn.parameter.ParameterSource;
import org.deepmovie.internal.nn.parameter.RandomParameters;
import org.deepmovie.internal.text.network.DoublePrecisionReference;
import org.deepmovie.internal.text.network.NetworkSetup;
import org.deepmovie.internal.text.network.TextNetwork;
import org.deepmovie.internal.text.network.TextNetworkContract;
import org.deepmovie.internal.text.network.WordEmbedding;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.text.TransformerOptions;
import org.deepmovie.train.Workers;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TransformerNetworkTest {

  private static TransformerOptions options(String norm, String positions, int width, int heads) {
    return OptionsMapper.of(TransformerOptions.class)
        .parse(
            Map.of(
                "normalization",
                norm,
                "positionEncoding",
                positions,
                "modelDimension",
                "" + width,
                "heads",
                "" + heads,
                "feedForwardUnits",
                "7",
                "hiddenUnits",
                "5",
                "maxTokens",
                "50",
                "dropout",
                "0.2"));
  }

  @Nested
  class PreNormWithLearnedPositions extends Contract {
    PreNormWithLearnedPositions() {
      super(options("pre", "learned", 6, 2));
    }
  }

  @Nested
  class PostNormWithSinusoidalPositions extends Contract {
    PostNormWithSinusoidalPositions() {
      super(options("post", "sinusoidal", 6, 3));
    }
  }

  @Nested
  class PreNormOfWordVectorsAsTheyAre extends Contract {
    PreNormOfWordVectorsAsTheyAre() {
      super(options("pre", "learned", TextNetworkContract.DIMENSIONS, 2));
    }
  }

  abstract static class Contract extends TextNetworkContract {

    private final TransformerOptions options;

    Contract(TransformerOptions options) {
      this.options = options;
    }

    @Override
    public TextNetwork network(NetworkSetup setup) {
      return new TransformerNetwork(options, setup);
    }

    @Override
    public DoublePrecisionReference reference(TextNetwork network) {
      return new ReferenceTransformer(network.parameters(), options);
    }
  }

  @Test
  void refusesAModelDimensionThatIsNoMultipleOfItsHeads() {
    ParameterSource source = new RandomParameters(new SplittableRandom(1));
    WordEmbedding embedding = new WordEmbedding(3, 4, source);
    try (Workers workers = new Workers(1)) {
      NetworkSetup setup = new NetworkSetup(embedding, 0, 0, 1, source, workers, false);
      var refused =
          assertThrows(
              IllegalArgumentException.class,
              () -> new TransformerNetwork(options("pre", "learned", 7, 2), setup));
      assertThat(refused).hasMessageContaining("modelDimension=7");
    }
  }
}
