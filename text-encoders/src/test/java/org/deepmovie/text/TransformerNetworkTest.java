package org.deepmovie.text;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.SplittableRandom;
import org.deepmovie.layers.ParameterSource;
import org.deepmovie.layers.RandomParameters;
import org.deepmovie.model.Workers;
import org.deepmovie.options.OptionsType;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TransformerNetworkTest {

  private static TransformerOptions options(String norm, String positions, int width, int heads) {
    return OptionsType.of(TransformerOptions.class)
        .parse(
            Map.of(
                "norm",
                norm,
                "positions",
                positions,
                "width",
                "" + width,
                "heads",
                "" + heads,
                "feedForward",
                "7",
                "hidden",
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
    TextNetwork network(Embedding embedding, ParameterSource source, Workers workers) {
      return new TransformerNetwork(options, embedding, OUTPUTS, source, workers);
    }

    @Override
    Reference reference(TextNetwork network) {
      return new TransformerReference(network.parameters(), options);
    }
  }

  @Test
  void refusesAWidthThatItsHeadsCannotShare() {
    ParameterSource source = new RandomParameters(new SplittableRandom(1));
    Embedding embedding = new Embedding(3, 4, source);
    try (Workers workers = new Workers(1)) {
      var refused =
          assertThrows(
              IllegalArgumentException.class,
              () ->
                  new TransformerNetwork(
                      options("pre", "learned", 7, 2), embedding, 1, source, workers));
      assertTrue(refused.getMessage().contains("width=7"), refused.getMessage());
    }
  }
}
