package org.deepmovie.cli.reproduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.Rating;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingScale;
import org.deepmovie.data.sample.Sample;
import org.deepmovie.split.Split;
import org.deepmovie.split.Splitter;
import org.deepmovie.split.Splitters;
import org.junit.jupiter.api.Test;

class DataVariantTest {

  private static final Splitter HOLDOUT = Splitters.holdout(0.5);

  @Test
  void dataWithoutChangesIsSplitAsItIs() {
    DataVariant whole = DataVariant.parse("ml-100k");
    assertThat(whole.folder()).isEqualTo("ml-100k");
    assertThat(whole.variantOf(HOLDOUT)).isSameAs(HOLDOUT);
  }

  @Test
  void partsAreTakenOneAfterAnotherAndOnlyRatedUsersAndItemsRemain() {
    Dataset sample = Sample.generate(1).dataset();
    Split split =
        DataVariant.parse("sample users:0.5 holdout:0.1")
            .variantOf(HOLDOUT)
            .split(sample, 3)
            .get(0);
    Dataset half = Splitters.users(0.5).split(sample, 3).get(0).train();
    int expected = Math.round(half.ratings().size() * 0.1f);
    assertThat(split.train().ratings().size() + split.test().size()).isEqualTo(expected);
    assertThat(split.train().users().size()).isBetween(200, 300);
    assertThat(split.train().texts().count()).isZero();
  }

  @Test
  void anotherScaleMapsItsEndsAndSteps() {
    Dataset data =
        Dataset.of(
                List.of(new Rating("u", "a", 1), new Rating("u", "b", 5), new Rating("v", "a", 4)))
            .withScale(RatingScale.FIVE_STARS);
    Split split = DataVariant.parse("x scale:-10..10").variantOf(HOLDOUT).split(data, 1).get(0);
    assertThat(split.train().scale()).isEqualTo(new RatingScale(-10, 10, 5));
    RatingMatrix train = split.train().ratings();
    assertThat(train.mean() * train.size() + split.test().mean()).isEqualTo(-10 + 10 + 5);
  }

  @Test
  void otherSeedsTakeOtherParts() {
    Dataset sample = Sample.generate(1).dataset();
    Splitter tenth = DataVariant.parse("sample holdout:0.1").variantOf(HOLDOUT);
    assertThat(tenth.split(sample, 1).get(0).train().fingerprint())
        .isEqualTo(tenth.split(sample, 1).get(0).train().fingerprint())
        .isNotEqualTo(tenth.split(sample, 2).get(0).train().fingerprint());
  }

  @Test
  void aScaleWithoutEndsSaysWhatToWrite() {
    assertThatThrownBy(() -> DataVariant.parse("x scale:5"))
        .hasMessage("'scale:5' is not scale:MIN..MAX");
  }
}
