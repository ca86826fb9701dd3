package org.deepmovie.hybrid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.deepmovie.SmallRatings;
import org.deepmovie.data.AttributesBuilder;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.data.RatingScale;
import org.deepmovie.internal.encoder.ConfiguredEncoder;
import org.deepmovie.internal.encoder.EncoderCalibration;
import org.deepmovie.internal.encoder.StoredEncoder;
import org.deepmovie.internal.hybrid.FeaturesProvider;
import org.deepmovie.spi.EncoderContext;
import org.deepmovie.spi.ItemEncoder;
import org.deepmovie.train.TrainingContext;
import org.deepmovie.train.Workers;
import org.junit.jupiter.api.Test;

class PmfAlsFitTest {

  private static final int USERS = 40;
  private static final int ITEMS = 30;

  /** Random ratings and attributes; the last user and the last item have no ratings. */
  private static Dataset data() {
    SplittableRandom random = new SplittableRandom(3);
    AttributesBuilder users = new AttributesBuilder(USERS);
    AttributesBuilder items = new AttributesBuilder(ITEMS);
    RatingMatrixBuilder ratings = new RatingMatrixBuilder();
    for (int user = 0; user < USERS; user++) {
      users.add(user, "temper", user % 3 == 0 ? "kind" : "stern");
      for (int item = 0; item < ITEMS; item++) {
        if (user < USERS - 1 && item < ITEMS - 1 && random.nextInt(3) > 0) {
          ratings.add(user, item, 1 + random.nextInt(3) + (user % 3 == 0 ? 1 : 0) + item % 2);
        }
      }
    }
    for (int item = 0; item < ITEMS; item++) {
      items.add(item, "genre", item % 2 == 0 ? "drama" : "comedy");
    }
    return Dataset.builder(
            "random",
            SmallRatings.ids("u", USERS),
            SmallRatings.ids("i", ITEMS),
            ratings.build(USERS, ITEMS))
        .scale(RatingScale.FIVE_STARS)
        .userAttributes(users.build())
        .itemAttributes(items.build())
        .build();
  }

  /** What is fitted of the checkpoint of epoch 2, with more epochs after it. */
  private static PmfAlsFit.FittedPmf fitted(int epochsAfter) {
    PmfOptions options = PmfOptions.defaults().withFactors(2);
    Dataset data = data();
    TrainingContext context = TrainingContext.ofSeed(1);
    Optional<ConfiguredEncoder<?>> features =
        Optional.of(new ConfiguredEncoder<>(new FeaturesProvider(), FeatureOptions.defaults()));
    try (Workers workers = new Workers(1);
        PmfEncoders encoders = PmfEncoders.untrained("pmf", options, features, data, context)) {
      PmfAlsFit fit = new PmfAlsFit(options, encoders, data, 1, workers);
      fit.epoch(1);
      fit.epoch(2);
      PmfAlsFit.PmfCheckpoint checkpoint = fit.checkpoint();
      for (int epoch = 1; epoch <= epochsAfter; epoch++) {
        fit.epoch(2 + epoch);
      }
      return fit.withColdStartEncoders(checkpoint);
    }
  }

  @Test
  void epochsAfterACheckpointChangeNothingOfWhatItPredictsForColdUsersAndItems() {
    PmfAlsFit.FittedPmf atOnce = fitted(0);
    PmfAlsFit.FittedPmf later = fitted(5);
    FloatMatrix users = atOnce.model().userMatrix();
    FloatMatrix items = atOnce.model().itemMatrix();
    assertThat(later.itemEncoder().orElseThrow().calibration())
        .isEqualTo(atOnce.itemEncoder().orElseThrow().calibration());
    assertThat(later.userEncoder().orElseThrow().calibration())
        .isEqualTo(atOnce.userEncoder().orElseThrow().calibration());
    assertThat(later.model().userMatrix().row(USERS - 1)).containsExactly(users.row(USERS - 1));
    assertThat(later.model().itemMatrix().row(ITEMS - 1)).containsExactly(items.row(ITEMS - 1));
  }

  @Test
  void aStoredEncoderStaysAsItIsWhenTheEncoderIsTrainedFurther() {
    Dataset data = data();
    FloatMatrix targets = new FloatMatrix(ITEMS, 2);
    float[] weights = new float[ITEMS];
    Arrays.fill(weights, 1);
    ConfiguredEncoder<?> features =
        new ConfiguredEncoder<>(new FeaturesProvider(), FeatureOptions.defaults());
    try (ItemEncoder encoder = features.create(new EncoderContext(data, 2, 1, 1))) {
      for (int n = 0; n < targets.values().length; n++) {
        targets.values()[n] = n % 4;
      }
      encoder.train(targets, weights);
      StoredEncoder stored =
          StoredEncoder.of(features, List.of(encoder), EncoderCalibration.IDENTITY, false);
      float[] before = stored.encode(data, 2).values();
      assertThat(before).containsExactly(encoder.encode(data).values());
      Arrays.fill(targets.values(), 7);
      encoder.train(targets, weights);
      assertThat(stored.encode(data, 2).values()).containsExactly(before);
    }
  }
}
