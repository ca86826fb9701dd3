package org.deepmovie.internal.text.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.deepmovie.analysis.TextLanguage;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.ItemTexts;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingScale;
import org.deepmovie.internal.analysis.Vocabulary;
import org.deepmovie.internal.nn.blas.Nd4jBackend;
import org.deepmovie.internal.nn.parameter.Parameter;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.spi.EncoderContext;
import org.deepmovie.spi.ItemEncoder;
import org.deepmovie.text.CnnOptions;
import org.deepmovie.train.DivergedException;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class TextEncoderTest {

  private static final int MOST_WORDS = 1_000_000;
  private static final Dataset ITEMS =
      items("toys fly", "wolves howl", "toys howl", "wolves fly", "", "toys toys sing");
  private static final FloatMatrix TARGETS =
      new FloatMatrix(6, 2, new float[] {1, 0, 0, 1, 1, 1, 0, 0, 0.5f, 0.5f, 1, 0});
  private static final float[] WEIGHTS = {1, 1, 2, 1, 1, 0.5f};

  @Test
  void trainingContinuesWhereTheCallBeforeEnded() {
    try (ItemEncoder encoder = encoder("5");
        ItemEncoder atOnce = encoder("10")) {
      double first = encoder.train(TARGETS, WEIGHTS);
      double second = encoder.train(TARGETS, WEIGHTS);
      assertThat(second).isLessThan(first);
      assertEquals(atOnce.train(TARGETS, WEIGHTS), second);
      assertArrayEquals(atOnce.encode(ITEMS).values(), encoder.encode(ITEMS).values());
    }
  }

  @Test
  void encodingBetweenCallsOfTrainingChangesNothing() {
    try (ItemEncoder encoder = encoder("5");
        ItemEncoder other = encoder("5")) {
      encoder.train(TARGETS, WEIGHTS);
      encoder.encode(items("wolves sing", "howl"));
      other.train(TARGETS, WEIGHTS);
      assertEquals(encoder.train(TARGETS, WEIGHTS), other.train(TARGETS, WEIGHTS));
    }
  }

  @Test
  void divergenceNamesEpochAndRemedy() {
    FloatMatrix huge = TARGETS.copy();
    huge.set(0, 0, 1e30f);
    try (ItemEncoder encoder = encoder("5")) {
      var diverged = assertThrows(DivergedException.class, () -> encoder.train(huge, WEIGHTS));
      assertThat(diverged)
          .hasMessageStartingWith("cnn diverged in epoch 1")
          .hasMessageEndingWith("lower learningRate");
    }
  }

  @Test
  void anEncoderReadFromAFileCannotBeTrained() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (ItemEncoder encoder = encoder("5")) {
      encoder.save(file);
    }
    try (ItemEncoder loaded = load(options("5"), file.toByteArray())) {
      assertThrows(IllegalStateException.class, () -> loaded.train(TARGETS, WEIGHTS));
    }
  }

  @Test
  void aFileOfOtherOptionsIsRefusedByTheNameOfTheParameter() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (ItemEncoder encoder = encoder("5")) {
      encoder.save(file);
    }
    CnnOptions other = OptionsMapper.of(CnnOptions.class).with(options("5"), "hiddenUnits", 9);
    var refused = assertThrows(IOException.class, () -> load(other, file.toByteArray()));
    assertEquals(
        "not the file of a text encoder: its hidden.weights does not fit the options",
        refused.getMessage());
  }

  @Test
  void aSmallFileThatClaimsAHugeNetworkIsRefusedBeforeItIsAllocated() throws IOException {
    List<String> words = IntStream.range(0, MOST_WORDS).mapToObj(Integer::toString).toList();
    CnnOptions huge =
        OptionsMapper.of(CnnOptions.class)
            .parse(
                Map.of(
                    "vocabularySize", "" + MOST_WORDS,
                    "wordDimension", "1000",
                    "filters", "1000",
                    "hiddenUnits", "2000"));
    ByteArrayOutputStream small = new ByteArrayOutputStream();
    Parameter embedding = Parameter.fixed("embedding", new float[6]);
    ItemReader reader = ItemReader.of(huge, Vocabulary.of(words));
    EncoderFile.write(small, "cnn", TextLanguage.ENGLISH, 1000, 2, 1, reader, List.of(embedding));
    var refused = assertThrows(IOException.class, () -> load(huge, small.toByteArray()));
    assertEquals(
        "not the file of a text encoder: its embedding does not fit the options",
        refused.getMessage());

    byte[] claiming = small.toByteArray();
    int length = claiming.length - Long.BYTES - 6 * Float.BYTES - Integer.BYTES;
    ByteBuffer.wrap(claiming).putInt(length, 1000 * (MOST_WORDS + 1));
    refused = assertThrows(IOException.class, () -> load(huge, claiming));
    assertEquals("the file of a text encoder is truncated", refused.getMessage());
  }

  @Test
  void aFileOfWeightsThatAreNotFiniteIsRefused() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    float[] values = new float[2 * 6];
    values[7] = Float.NaN;
    Parameter embedding = Parameter.fixed("embedding", values);
    EncoderFile.write(
        file,
        "cnn",
        TextLanguage.ENGLISH,
        6,
        2,
        1,
        ItemReader.of(options("5"), Vocabulary.of(List.of("toys"))),
        List.of(embedding));
    var refused = assertThrows(IOException.class, () -> load(options("5"), file.toByteArray()));
    assertEquals("not the file of a text encoder: its embedding holds NaN", refused.getMessage());
  }

  @Test
  void encodingFromAFileLeavesTheThreadsOfBlasAlone() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (ItemEncoder encoder = encoder("5")) {
      encoder.save(file);
    }
    Nd4jBackend.start();
    try (ItemEncoder loaded = load(options("5"), file.toByteArray())) {
      loaded.encode(ITEMS);
    }
    assertEquals(2, Nd4j.factory().blas().getMaxThreads());
  }

  private static ItemEncoder load(CnnOptions options, byte[] file) throws IOException {
    return TextEncoderProviders.of(CnnOptions.class).load(options, new ByteArrayInputStream(file));
  }

  private static ItemEncoder encoder(String epochs) {
    return TextEncoderProviders.of(CnnOptions.class)
        .create(options(epochs), new EncoderContext(ITEMS, 2, 1, 1));
  }

  private static CnnOptions options(String epochs) {
    return OptionsMapper.of(CnnOptions.class)
        .parse(
            Map.of(
                "wordDimension",
                "6",
                "filters",
                "5",
                "hiddenUnits",
                "8",
                "batchSize",
                "4",
                "encoderEpochs",
                epochs));
  }

  private static Dataset items(String... texts) {
    IdMap ids = IdMap.of(List.of("a", "b", "c", "d", "e", "f").subList(0, texts.length));
    return Dataset.builder("plots", IdMap.of(List.of("u")), ids, RatingMatrix.empty(1, ids.size()))
        .scale(RatingScale.FIVE_STARS)
        .texts(ItemTexts.of(List.of(texts)))
        .build();
  }
}
