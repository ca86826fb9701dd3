package org.deepmovie.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.ItemTexts;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingScale;
import org.deepmovie.factor.FactorMatrix;
import org.deepmovie.hybrid.EncoderContext;
import org.deepmovie.hybrid.ItemEncoder;
import org.deepmovie.model.DivergedException;
import org.deepmovie.options.OptionsType;
import org.junit.jupiter.api.Test;

class TextEncoderTest {

  private static final Dataset ITEMS =
      items("toys fly", "wolves howl", "toys howl", "wolves fly", "", "toys toys sing");
  private static final FactorMatrix TARGETS =
      new FactorMatrix(6, 2, new float[] {1, 0, 0, 1, 1, 1, 0, 0, 0.5f, 0.5f, 1, 0});
  private static final float[] WEIGHTS = {1, 1, 2, 1, 1, 0.5f};

  @Test
  void aTurnGoesOnFromWhereTheTurnBeforeEnded() {
    try (ItemEncoder encoder = encoder("5");
        ItemEncoder atOnce = encoder("10")) {
      double first = encoder.train(TARGETS, WEIGHTS);
      double second = encoder.train(TARGETS, WEIGHTS);
      assertTrue(second < first, first + " then " + second);
      assertEquals(atOnce.train(TARGETS, WEIGHTS), second);
      assertArrayEquals(atOnce.encode(ITEMS).values(), encoder.encode(ITEMS).values());
    }
  }

  @Test
  void encodingBetweenTurnsChangesNothing() {
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
    FactorMatrix huge = TARGETS.copy();
    huge.set(0, 0, 1e30f);
    try (ItemEncoder encoder = encoder("5")) {
      var diverged = assertThrows(DivergedException.class, () -> encoder.train(huge, WEIGHTS));
      assertTrue(diverged.getMessage().startsWith("cnn diverged in epoch 1"));
      assertTrue(diverged.getMessage().endsWith("lower learningRate"));
    }
  }

  @Test
  void anEncoderReadFromAFileOnlyEncodes() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (ItemEncoder encoder = encoder("5")) {
      encoder.save(file);
    }
    var in = new ByteArrayInputStream(file.toByteArray());
    try (ItemEncoder loaded = new CnnProvider().load(options("5"), in)) {
      assertThrows(IllegalStateException.class, () -> loaded.train(TARGETS, WEIGHTS));
    }
  }

  @Test
  void aFileOfOtherOptionsIsRefusedByTheNameOfTheParameter() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (ItemEncoder encoder = encoder("5")) {
      encoder.save(file);
    }
    CnnOptions other = OptionsType.of(CnnOptions.class).with(options("5"), "hidden", 9);
    var in = new ByteArrayInputStream(file.toByteArray());
    var refused = assertThrows(IOException.class, () -> new CnnProvider().load(other, in).close());
    assertEquals(
        "not the file of a text encoder: its hidden.weights does not fit the options",
        refused.getMessage());
  }

  private static ItemEncoder encoder(String epochs) {
    return new CnnProvider().create(options(epochs), new EncoderContext(ITEMS, 2, 1, 1));
  }

  private static CnnOptions options(String epochs) {
    return OptionsType.of(CnnOptions.class)
        .parse(
            Map.of(
                "embedding",
                "6",
                "filters",
                "5",
                "hidden",
                "8",
                "batchSize",
                "4",
                "epochs",
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
