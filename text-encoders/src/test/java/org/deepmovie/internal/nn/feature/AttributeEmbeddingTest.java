package org.deepmovie.internal.nn.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.deepmovie.data.Attributes;
import org.deepmovie.data.AttributesBuilder;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.internal.nn.parameter.RandomParameters;
import org.junit.jupiter.api.Test;

class AttributeEmbeddingTest {

  private static final int ITEMS = 5;

  /** The last item has neither attributes nor ratings, the one before no ratings. */
  private static AttributeEmbedding embedding() {
    Attributes attributes =
        new AttributesBuilder(ITEMS)
            .add(0, "genre", "drama")
            .add(0, "year", "1999")
            .add(1, "genre", "war")
            .add(1, "genre", "comedy")
            .add(3, "genre", "drama")
            .build();
    RatingMatrix ratings =
        new RatingMatrixBuilder().add(0, 0, 5).add(0, 1, 4).add(1, 2, 3).build(2, ITEMS);
    return new AttributeEmbedding(
        "item",
        attributes,
        IdMap.of(List.of("i0", "i1", "i2", "i3", "i4")),
        ratings.byItem(),
        1,
        new RandomParameters(new SplittableRandom(1)));
  }

  @Test
  void aVectorIsTheSumOverTheFieldsOfTheMeansOfTheCategoriesAndOfTheId() {
    AttributeEmbedding embedding = embedding();
    float[] table = embedding.parameters().get(0).value();
    float[] rows = {6, 12, 24, 100, 1000, 2000, 3000};
    assertThat(table).as("comedy, drama, war, 1999, i0, i1, i2").hasSameSizeAs(rows);
    System.arraycopy(rows, 0, table, 0, rows.length);
    int[] all = {0, 1, 2, 3, 4};
    assertThat(embedding.forward(all, 1, Optional.empty()))
        .containsExactly(12 + 100 + 1000, 15 + 2000, 3000, 12, 0);
    assertThat(embedding.forward(all, 1, Optional.of(new SplittableRandom(1))))
        .as("ids dropped")
        .containsExactly(112, 15, 0, 12, 0);
  }

  @Test
  void theGradientOfAnEmbeddingIsTheSumOverTheRowsThatUseIt() {
    AttributeEmbedding embedding = embedding();
    embedding.forward(new int[] {0, 1, 3}, 0, Optional.empty());
    embedding.backward(new float[] {1, 10, 100});
    assertThat(embedding.parameters().get(0).gradient()).containsExactly(5, 101, 5, 1, 1, 10, 0);
  }

  @Test
  void onlyRowsWithACategoryOrATrainingRatingAreKnown() {
    AttributeEmbedding embedding = embedding();
    assertThat(embedding.knows(2)).isTrue();
    assertThat(embedding.knows(3)).isTrue();
    assertThat(embedding.knows(4)).isFalse();
  }
}
