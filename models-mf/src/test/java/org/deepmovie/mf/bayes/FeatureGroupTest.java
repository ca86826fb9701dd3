package org.deepmovie.mf.bayes;

import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.SplittableRandom;
import org.deepmovie.data.AttributesBuilder;
import org.deepmovie.data.CategoricalField;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrixBuilder;
import org.junit.jupiter.api.Test;

class FeatureGroupTest {

  private static final IdMap IDS = IdMap.of(List.of("1", "2"));

  private static final CsrMatrix ROWS =
      new RatingMatrixBuilder().add(0, 0, 4).add(1, 1, 2).build(2, 2).byUser();

  private static float drawn(FeatureGroup group) {
    group.draw(0, 1, new ComponentStatistics(2), new SplittableRandom(1));
    FloatMatrix weights = new FloatMatrix(2, 1);
    group.copyTo(weights, 0);
    return weights.get(1, 0);
  }

  @Test
  void aUserAndAnItemOfTheSameIdAreDrawnIndependently() {
    assertNotEquals(
        drawn(FeatureGroup.interactions("user", IDS, ROWS, ROWS, 1, 7)),
        drawn(FeatureGroup.interactions("item", IDS, ROWS, ROWS, 1, 7)));
  }

  @Test
  void attributesOfUsersAndItemsOfTheSameNameAreDrawnIndependently() {
    CategoricalField field =
        new AttributesBuilder(2)
            .add(0, "country", "DK")
            .add(1, "country", "FR")
            .build()
            .fields()
            .get(0);
    assertNotEquals(
        drawn(FeatureGroup.of("user", field, ROWS, 1, 7)),
        drawn(FeatureGroup.of("item", field, ROWS, 1, 7)));
  }
}
