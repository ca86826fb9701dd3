package org.deepmovie.internal.text.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.deepmovie.data.AttributesBuilder;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.ItemTexts;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingScale;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.spi.EncoderContext;
import org.deepmovie.spi.ItemEncoder;
import org.deepmovie.text.CnnOptions;
import org.junit.jupiter.api.Test;

/** Attributes count at once, and titles are read with the texts. */
class WideAndDeepEncoderTest {

  private static final int ITEMS = 40;
  private static final TextEncoderProvider<CnnOptions> CNN =
      TextEncoderProviders.of(CnnOptions.class);

  /** A network that learns next to nothing. */
  private static CnnOptions options(String... more) {
    Map<String, String> given =
        new HashMap<>(
            Map.of(
                "filters", "4",
                "hiddenUnits", "5",
                "wordDimension", "6",
                "learningRate", "1e-6",
                "encoderEpochs", "1"));
    for (int n = 0; n < more.length; n += 2) {
      given.put(more[n], more[n + 1]);
    }
    return OptionsMapper.of(CnnOptions.class).parse(given);
  }

  /** Items that are funny or sad, with texts that do not say which; every fourth has a title. */
  private static Dataset items(String title) {
    AttributesBuilder attributes = new AttributesBuilder(ITEMS);
    for (int item = 0; item < ITEMS; item++) {
      attributes.add(item, "mood", item % 2 == 0 ? "funny" : "sad");
    }
    IdMap ids = IdMap.of(IntStream.range(0, ITEMS).mapToObj(item -> "i" + item).toList());
    return Dataset.builder("moods", IdMap.of(List.of("u")), ids, RatingMatrix.empty(1, ITEMS))
        .scale(RatingScale.FIVE_STARS)
        .texts(ItemTexts.of(IntStream.range(0, ITEMS).mapToObj(item -> "story line").toList()))
        .titles(
            IntStream.range(0, ITEMS).mapToObj(item -> item % 4 == 0 ? title : "i" + item).toList())
        .itemAttributes(attributes.build())
        .build();
  }

  /** 1 for funny items, -1 for sad ones. */
  private static FloatMatrix targets() {
    FloatMatrix targets = new FloatMatrix(ITEMS, 2);
    for (int n = 0; n < targets.values().length; n++) {
      targets.values()[n] = n / 2 % 2 == 0 ? 1 : -1;
    }
    return targets;
  }

  private static float[] ones() {
    float[] ones = new float[ITEMS];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static ItemEncoder encoder(CnnOptions options, Dataset items) {
    return CNN.create(options, new EncoderContext(items, 2, 1, 1));
  }

  @Test
  void whatAttributesTellIsKnownAfterTheFirstEpoch() {
    Dataset items = items("dragon");
    try (ItemEncoder encoder = encoder(options(), items)) {
      encoder.train(targets(), ones());
      FloatMatrix output = encoder.encode(items);
      assertThat(output.get(2, 0) - output.get(1, 0)).isBetween(1.2f, 2f);
    }
    try (ItemEncoder encoder = encoder(options("attributes", "false"), items)) {
      encoder.train(targets(), ones());
      FloatMatrix output = encoder.encode(items);
      assertThat(output.get(2, 0)).isEqualTo(output.get(1, 0));
    }
  }

  /** How far apart the outputs for funny and sad items are after an epoch. */
  private static double difference(String regularization) {
    Dataset items = items("dragon");
    try (ItemEncoder encoder = encoder(options("featureRegularization", regularization), items)) {
      encoder.train(targets(), ones());
      FloatMatrix output = encoder.encode(items);
      return output.get(2, 0) - output.get(1, 0);
    }
  }

  @Test
  void theRegularizationOfTheRegressionIsAnOption() {
    // the features have a mean square of 1: the sum over all items is 40
    double ofNetwork = difference("1e6");
    assertThat(difference("0.01") - ofNetwork).isCloseTo(2, within(0.01));
    assertThat(difference("15") - ofNetwork).isCloseTo(2 * 40 / (40 + 15.0), within(0.01));
  }

  @Test
  void aSavedEncoderGivesTheSameBits() throws IOException {
    Dataset items = items("dragon");
    try (ItemEncoder encoder = encoder(options(), items)) {
      encoder.train(targets(), ones());
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      encoder.save(file);
      try (ItemEncoder loaded = CNN.load(options(), new ByteArrayInputStream(file.toByteArray()))) {
        assertThat(loaded.encode(items).values()).isEqualTo(encoder.encode(items).values());
      }
    }
  }

  @Test
  void titlesAreReadUnlessTheOptionSaysNo() {
    Dataset items = items("dragon");
    Dataset renamed = items("unicorn");
    try (ItemEncoder encoder = encoder(options(), items)) {
      assertThat(encoder.encode(renamed).row(0)).isNotEqualTo(encoder.encode(items).row(0));
    }
    try (ItemEncoder encoder = encoder(options("titles", "false"), items)) {
      assertThat(encoder.encode(renamed).row(0)).isEqualTo(encoder.encode(items).row(0));
    }
  }
}
