package org.deepmovie.internal.text.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.deepmovie.internal.nn.parameter.RandomParameters;
import org.deepmovie.internal.nn.rows.TokenBatch;
import org.deepmovie.internal.text.cnn.PooledConvolutions;
import org.deepmovie.internal.text.cnn.ProjectedConvolutions;
import org.deepmovie.train.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What no array can hold is refused in a sentence that says what to change. */
class SizesTest {

  private static RandomParameters parameters() {
    return new RandomParameters(new SplittableRandom(1));
  }

  private static void assertRefused(String message, Executable action) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, action).getMessage());
  }

  @Test
  void parametersNameThemselves() {
    assertRefused(
        "user.embedding would have 3000000000 numbers, more than 2147483639; give the network"
            + " smaller sizes",
        () -> parameters().weights("user.embedding", 3_000_000_000L, 1));
  }

  @Test
  void aBatchOfTextsNamesItsOptions() {
    WordEmbedding embedding = new WordEmbedding(2, 30_000, parameters());
    assertRefused(
        "a batch of texts has 100000 words with vectors of 30000 numbers, more than 2147483639"
            + " numbers; lower batchSize or maxTokens",
        () -> embedding.lookUp(new int[100_000]));
  }

  @Test
  void convolutionsNameTheirs() {
    int words = 160_000;
    WordEmbedding embedding = new WordEmbedding(words, 1, parameters());
    try (Workers workers = new Workers(1);
        PooledConvolutions convolutions =
            new PooledConvolutions(
                ProjectedConvolutions.WIDTHS, embedding, 1000, parameters(), workers)) {
      TokenBatch batch =
          new TokenBatch(new int[] {0}, new int[] {0, words}, IntStream.range(0, words).toArray());
      assertRefused(
          "160000 words, each with 14000 products with filters, are more than 2147483639 numbers;"
              + " lower filters or vocabularySize",
          () -> convolutions.forward(batch));
    }
  }
}
