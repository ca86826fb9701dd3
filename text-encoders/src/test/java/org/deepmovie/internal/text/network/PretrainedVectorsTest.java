package org.deepmovie.internal.text.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.ItemTexts;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingScale;
import org.deepmovie.internal.analysis.PretrainedVectors;
import org.deepmovie.internal.analysis.Vocabulary;
import org.deepmovie.internal.nn.parameter.RandomParameters;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.spi.EncoderContext;
import org.deepmovie.spi.ItemEncoder;
import org.deepmovie.text.BagOptions;
import org.deepmovie.text.CnnKanOptions;
import org.deepmovie.text.CnnOptions;
import org.deepmovie.text.EncoderOptions;
import org.deepmovie.text.ResNetOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PretrainedVectorsTest {

  private static final String TEXT =
      """
      toys 1 -2.5 3e-1
      . . . 9 9 9
      caf\u00e9 0 0.5 0
      toys 7 7 7
      """;
  private static final Vocabulary WORDS = Vocabulary.of(List.of("caf\u00e9", "wolves", "toys"));
  private static final Dataset ITEMS =
      Dataset.builder(
              "plots",
              IdMap.of(List.of("u")),
              IdMap.of(List.of("a", "b", "c")),
              RatingMatrix.empty(1, 3))
          .scale(RatingScale.FIVE_STARS)
          .texts(ItemTexts.of(List.of("toys fly", "wolves howl", "caf\u00e9")))
          .build();

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(folder.resolve("glove.txt"), TEXT);
  }

  @Test
  void givesTheFirstVectorOfEachWordOfTheVocabulary() {
    PretrainedVectors read = PretrainedVectors.read(file, WORDS);
    assertEquals(3, read.dimension());
    assertArrayEquals(new float[] {0, 0.5f, 0}, read.vectors()[1]);
    assertNull(read.vectors()[2]);
    assertArrayEquals(new float[] {1, -2.5f, 0.3f}, read.vectors()[3]);
  }

  @Test
  void readsTheFormatOfWord2vecAndFastTextAndAByteOrderMark() throws IOException {
    PretrainedVectors expected = PretrainedVectors.read(file, WORDS);
    for (String text :
        List.of("4 3\n" + TEXT, "\uFEFF" + TEXT, "\uFEFF4 3 \n" + TEXT.replace("\n", " \n"))) {
      Path other = Files.writeString(folder.resolve("other.vec"), text);
      PretrainedVectors read = PretrainedVectors.read(other, WORDS);
      assertThat(read.dimension()).isEqualTo(3);
      assertThat(read.vectors()).isDeepEqualTo(expected.vectors());
    }
    Path numbers = Files.writeString(folder.resolve("numbers.txt"), "7 1\ntoys 2\n");
    assertThat(PretrainedVectors.read(numbers, WORDS).dimension()).isEqualTo(1);
    Path one = Files.writeString(folder.resolve("one.txt"), "toys 5\n");
    assertThat(PretrainedVectors.read(one, WORDS).vectors()[3]).containsExactly(5);
  }

  @Test
  void aFileWithNoneOfTheWordsIsRefused() throws IOException {
    Path other = Files.writeString(folder.resolve("other.txt"), "juguetes 1 2\nlobos 3 4\n");
    assertThatThrownBy(() -> PretrainedVectors.read(other, WORDS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(
            "has a vector of none of the 3 words of the texts; give vectors of words in their"
                + " language");
  }

  @Test
  void readsCompressedFilesAndRefusesTruncatedOnes() throws IOException {
    Path zipped = folder.resolve("glove.txt.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(zipped))) {
      out.write(TEXT.getBytes(StandardCharsets.UTF_8));
    }
    PretrainedVectors read = PretrainedVectors.read(zipped, WORDS);
    assertThat(read.vectors()).isDeepEqualTo(PretrainedVectors.read(file, WORDS).vectors());
    byte[] bytes = Files.readAllBytes(zipped);
    Files.write(zipped, Arrays.copyOf(bytes, bytes.length - 9));
    assertThat(refused(zipped)).startsWith("wordVectors=" + zipped + " cannot be read");
  }

  @Test
  void aBrokenLineIsNamedWithItsFile() throws IOException {
    for (String broken :
        List.of("x 1 2", "x 1 2 three", "x 1 2 3 4", "x 1 NaN 3", "x", "", "1 2 3")) {
      Files.writeString(file, "toys 1 2 3\nwolves 4 5 6\n" + broken + "\ncat 1 2 3\n");
      assertEquals(
          file + ":3: a word and 3 numbers expected, as on line 1: '" + broken + "'",
          refused(file));
    }
  }

  @Test
  void aFileThatIsMissingEmptyOrNoneOfVectorsIsRefused() throws IOException {
    Path missing = folder.resolve("none.txt");
    assertEquals("wordVectors=" + missing + ": no such file", refused(missing));
    Files.writeString(file, "");
    assertEquals(file + ": is empty; give a file of word vectors", refused(file));
    Files.writeString(file, "prose\n");
    assertEquals(file + ":1: a word and 1 to 1000 numbers expected: 'prose'", refused(file));
  }

  private static String refused(Path file) {
    var refused =
        assertThrows(IllegalArgumentException.class, () -> PretrainedVectors.read(file, WORDS));
    return refused.getMessage();
  }

  @Test
  void wordsThatAreNotInTheFileAreDrawnWithTheVarianceOfThoseThatAre() {
    float[][] known = new float[2001][];
    known[1] = new float[] {3, -3};
    WordEmbedding embedding =
        WordEmbedding.pretrained(
            new PretrainedVectors(2, known), false, new RandomParameters(new SplittableRandom(1)));
    float[] values = embedding.parameter().value();
    assertArrayEquals(new float[] {3, -3}, Arrays.copyOfRange(values, 2, 4));
    double squares = 0;
    for (int p = 4; p < values.length; p++) {
      squares += values[p] * values[p];
    }
    assertEquals(3, Math.sqrt(squares / (values.length - 4)), 0.1);
  }

  @Test
  void frozenVectorsStayAndOthersMoveInEveryEncoder() {
    for (TextEncoderProvider<?> provider : providers()) {
      assertThat(movedBy(provider, "false")).as("%s trains vectors", provider.name()).isTrue();
      assertThat(movedBy(provider, "true")).as("%s trains frozen", provider.name()).isFalse();
    }
  }

  private static List<TextEncoderProvider<?>> providers() {
    return List.of(
        TextEncoderProviders.of(BagOptions.class),
        TextEncoderProviders.of(CnnOptions.class),
        TextEncoderProviders.of(CnnKanOptions.class),
        TextEncoderProviders.of(ResNetOptions.class));
  }

  private <O extends Record & EncoderOptions> boolean movedBy(
      TextEncoderProvider<O> provider, String frozen) {
    try (TextEncoder encoder = encoder(provider, Map.of("freezeWordVectors", frozen))) {
      float[] before = encoder.parameters().get(0).value().clone();
      encoder.train(new FloatMatrix(3, 1, new float[] {1, 2, 3}), new float[] {1, 1, 1});
      return !Arrays.equals(before, encoder.parameters().get(0).value());
    }
  }

  @Test
  void aSavedEncoderDoesNotNeedTheFileAgain() throws IOException {
    for (TextEncoderProvider<?> provider : providers()) {
      write();
      checkSaved(provider);
    }
  }

  private <O extends Record & EncoderOptions> void checkSaved(TextEncoderProvider<O> provider)
      throws IOException {
    ByteArrayOutputStream saved = new ByteArrayOutputStream();
    float[] encoded;
    try (ItemEncoder encoder = encoder(provider, Map.of())) {
      encoder.save(saved);
      encoded = encoder.encode(ITEMS).values();
    }
    Files.delete(file);
    O options = options(provider, Map.of());
    try (ItemEncoder loaded =
        provider.load(options, new ByteArrayInputStream(saved.toByteArray()))) {
      assertArrayEquals(encoded, loaded.encode(ITEMS).values());
    }
  }

  @Test
  void optionsThatContradictTheFileAreRefused() {
    var other =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                encoder(TextEncoderProviders.of(CnnOptions.class), Map.of("wordDimension", "50")));
    assertEquals(
        "wordDimension=50, but the vectors of " + file + " have length 3; leave wordDimension out",
        other.getMessage());
    var none =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                encoder(
                    TextEncoderProviders.of(CnnOptions.class),
                    Map.of("wordVectors", "", "freezeWordVectors", "true")));
    assertEquals("freezeWordVectors=true needs wordVectors=FILE", none.getMessage());
    encoder(TextEncoderProviders.of(CnnOptions.class), Map.of("wordDimension", "3")).close();
  }

  private <O extends Record & EncoderOptions> TextEncoder encoder(
      TextEncoderProvider<O> provider, Map<String, String> given) {
    return (TextEncoder)
        provider.create(options(provider, given), new EncoderContext(ITEMS, 1, 1, 1));
  }

  private <O extends Record & EncoderOptions> O options(
      TextEncoderProvider<O> provider, Map<String, String> given) {
    Map<String, String> values =
        new HashMap<>(Map.of("wordVectors", file.toString(), "encoderEpochs", "1"));
    values.putAll(given);
    return OptionsMapper.of(provider.optionsType()).parse(values);
  }
}
