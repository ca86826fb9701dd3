package org.deepmovie.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.IntStream;
import org.deepmovie.data.Attributes;
import org.deepmovie.data.AttributesBuilder;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.GivenVectors;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.ItemTexts;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingScale;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.spi.EncoderContext;
import org.deepmovie.spi.EncoderProvider;
import org.deepmovie.spi.ItemEncoder;
import org.deepmovie.spi.ProviderGroup;
import org.junit.jupiter.api.Test;

/**
 * What every encoder must do, as {@link ItemEncoder} says.
 *
 * <p>The items have texts and what else the encoder reads, as {@link #reads} says: attributes,
 * given vectors. Each tells the target.
 *
 * <p>The author of an {@link EncoderProvider} registers it in {@code META-INF/services}, extends
 * this class in a test, and gives the provider and options of a small network. With them, one call
 * of {@link ItemEncoder#train} on 120 short texts must train it to convergence within a few
 * seconds; the contract does so about 15 times.
 *
 * <pre>{@code
 * class MyEncoderContractTest extends EncoderContract {
 *   @Override
 *   protected EncoderProvider<?> provider() {
 *     return ServiceLoader.load(EncoderProvider.class).findFirst().orElseThrow();
 *   }
 *
 *   @Override
 *   protected Map<String, String> fastOptions() {
 *     return Map.of("encoderEpochs", "100");
 *   }
 * }
 * }</pre>
 *
 * <p>It checks, among other things: a function of the text is learned and generalizes to unseen
 * texts; weights act as weights, and an item of weight zero has no influence; the same seed gives
 * the same bits; an item's vector does not depend on the other items; any text gives finite
 * numbers; a saved and loaded encoder gives the same bits; a damaged file is refused with an {@link
 * IOException}.
 */
public abstract class EncoderContract {

  private static final int OUTPUTS = 3;
  private static final int TOPICS = 6;
  private static final int ITEMS = 120;

  /** The provider under test. */
  protected abstract EncoderProvider<?> provider();

  /**
   * Options of a small network that converges within one call of {@link ItemEncoder#train}, by name
   * and in the form in which they are typed.
   */
  protected abstract Map<String, String> fastOptions();

  /** What the encoder reads of an item; by default the text. */
  protected Set<ItemInput> reads() {
    return Set.of(ItemInput.TEXT);
  }

  /** What the encoder cannot do without; by default all that it reads. */
  protected Set<ItemInput> requires() {
    return reads();
  }

  /** Something that is known of an item. */
  public enum ItemInput {
    /** Its text. */
    TEXT,
    /** Its attributes. */
    ATTRIBUTES,
    /** Its given vectors. */
    VECTORS
  }

  /** Whether the encoder uses its seed. If it does, another seed must give other vectors. */
  protected boolean usesRandomness() {
    return true;
  }

  @Test
  void hasANameOfLettersDigitsAndHyphensAndASummaryOfOneLine() {
    assertThat(provider().name()).matches("[a-z0-9+-]+");
    assertThat(provider().summary().lines()).hasSize(1);
    assertThat(OptionsMapper.of(provider().optionsType()).options()).isNotEmpty();
  }

  @Test
  void isFoundByTheServiceLoader() {
    List<EncoderProvider<?>> registered = new ArrayList<>();
    ServiceLoader.load(EncoderProvider.class).forEach(registered::add);
    ServiceLoader.load(ProviderGroup.class).forEach(group -> registered.addAll(group.encoders()));
    assertThat(registered)
        .as("encoders registered in META-INF/services, alone or in a group")
        .filteredOn(found -> found.name().equals(provider().name()))
        .singleElement()
        .hasSameClassAs(provider());
  }

  @Test
  void learnsAFunctionOfTheTextAndGeneralizesToUnseenTexts() {
    Dataset seen = items(texts(ITEMS, 1));
    Dataset unseen = items(texts(ITEMS, 2));
    try (ItemEncoder encoder = create(seen, 1)) {
      double before = meanSquare(encoder.encode(seen), targets(seen));
      double reported = train(encoder, seen);
      assertThat(reported).as("reported error").isLessThan(0.1 * before);
      double after = meanSquare(encoder.encode(seen), targets(seen));
      assertThat(after).as("error on the training texts").isLessThan(0.02 * before);
      double other = meanSquare(encoder.encode(unseen), targets(unseen));
      assertThat(other).as("error on unseen texts").isLessThan(0.1 * before);
    }
  }

  @Test
  void predictsTheWeightedMeanOfContradictoryTargets() {
    List<String> texts = new ArrayList<>(texts(ITEMS, 1));
    texts.addAll(texts(ITEMS, 1));
    Dataset items = items(texts);
    FloatMatrix targets = new FloatMatrix(2 * ITEMS, OUTPUTS);
    Arrays.fill(targets.values(), 0, ITEMS * OUTPUTS, 1);
    float[] weights = weights(2 * ITEMS);
    Arrays.fill(weights, 0, ITEMS, 3);
    try (ItemEncoder encoder = create(items, 1)) {
      encoder.train(targets, weights);
      double sum = 0;
      for (float value : encoder.encode(items).values()) {
        sum += value;
      }
      assertEquals(0.75, sum / (2 * ITEMS * OUTPUTS), 0.05);
    }
  }

  @Test
  void itemsOfWeightZeroDoNotInfluenceTraining() {
    Dataset items = items(texts(ITEMS, 1));
    float[] weights = weights(ITEMS);
    weights[0] = 0;
    weights[17] = 0;
    FloatMatrix targets = targets(items);
    FloatMatrix others = targets.copy();
    others.set(0, 1, 1000);
    others.set(17, 2, -1000);
    assertArrayEquals(trainedOn(items, targets, weights), trainedOn(items, others, weights));
  }

  @Test
  void theSameSeedGivesTheSameBitsAndAnotherSeedDoesNot() {
    Dataset items = items(texts(ITEMS, 1));
    float[] first = trainedWithSeed(items, 1);
    assertArrayEquals(first, trainedWithSeed(items, 1));
    assertEquals(usesRandomness(), !Arrays.equals(first, trainedWithSeed(items, 2)));
  }

  @Test
  void trainingChangesNeitherTargetsNorWeights() {
    Dataset items = items(texts(ITEMS, 1));
    FloatMatrix targets = targets(items);
    float[] weights = weights(ITEMS);
    trainedOn(items, targets, weights);
    assertArrayEquals(targets(items).values(), targets.values());
    assertArrayEquals(weights(ITEMS), weights);
  }

  @Test
  void anItemsVectorDoesNotDependOnTheOtherItems() {
    List<String> texts = texts(ITEMS, 1);
    Dataset items = items(texts);
    try (ItemEncoder encoder = create(items, 1)) {
      train(encoder, items);
      FloatMatrix all = encoder.encode(items);
      List<String> mixed = new ArrayList<>(texts.subList(10, 20));
      Collections.reverse(mixed);
      mixed.add(String.join(" ", texts));
      FloatMatrix some = encoder.encode(items(mixed));
      for (int j = 0; j < 10; j++) {
        assertArrayEquals(all.row(19 - j), some.row(j), 1e-5f);
      }
    }
  }

  @Test
  void anyTextGivesAFiniteVector() {
    List<String> odd = texts(ITEMS, 1);
    String word = odd.get(0).split(" ")[0];
    odd.set(0, "");
    odd.set(1, word);
    odd.set(2, (word + " ").repeat(10_000));
    odd.set(3, "\u96fb\u5f71 \ud83c\udfac \u0000 \ud800");
    odd.set(4, "x".repeat(100_000));
    Dataset items = items(odd);
    try (ItemEncoder encoder = create(items, 1)) {
      assertThat(train(encoder, items)).isFinite();
      FloatMatrix vectors = encoder.encode(items);
      assertThat(vectors).matches(FloatMatrix::isFinite, "is finite");
      assertArrayEquals(
          vectors.row(0), encoder.encode(items(List.of("qqq zzz", ""))).row(0), 1e-6f);
    }
  }

  @Test
  void aLoadedEncoderGivesTheSameBits() throws IOException {
    Dataset items = items(texts(ITEMS, 1));
    Dataset others = items(texts(20, 3));
    try (ItemEncoder encoder = create(items, 1)) {
      train(encoder, items);
      try (ItemEncoder loaded = load(saved(encoder))) {
        assertArrayEquals(encoder.encode(items).values(), loaded.encode(items).values());
        assertArrayEquals(encoder.encode(others).values(), loaded.encode(others).values());
        assertArrayEquals(saved(encoder), saved(loaded));
      }
    }
  }

  @Test
  void refusesATruncatedFileAndOneOfAnotherKind() throws IOException {
    byte[] file = untrainedFile();
    for (int length = 0; length < file.length; length += Math.max(1, file.length / 40)) {
      byte[] truncated = Arrays.copyOf(file, length);
      assertThrows(IOException.class, () -> load(truncated).close(), "length " + length);
    }
    assertThrows(
        IOException.class, () -> load("not a network".getBytes(StandardCharsets.UTF_8)).close());
  }

  /** Model files carry checksums, so that a changed byte rarely gets this far. */
  @Test
  void aDamagedFileIsRefusedOrGivesAnEncoderThatWorks() throws IOException {
    byte[] file = untrainedFile();
    Dataset items = items(texts(3, 1));
    for (int at = 0; at < file.length; at += Math.max(1, file.length / 40)) {
      byte[] damaged = file.clone();
      damaged[at] ^= 0x55;
      try (ItemEncoder loaded = load(damaged)) {
        assertEquals(3, loaded.encode(items).rows(), "byte " + at);
      } catch (IOException refused) {
        assertThat(String.valueOf(refused.getMessage())).doesNotContain("\n");
      }
    }
  }

  private byte[] untrainedFile() throws IOException {
    try (ItemEncoder encoder = create(items(texts(ITEMS, 1)), 1)) {
      return saved(encoder);
    }
  }

  @Test
  void refusesDataWithoutAnythingToRead() {
    Dataset items = items(Collections.nCopies(5, ""));
    var refused = assertThrows(IllegalArgumentException.class, () -> create(items, 1));
    assertThat(refused).hasMessageStartingWith(provider().name() + " needs item ");
    for (ItemInput input : requires()) {
      assertThat(refused)
          .hasMessageContaining(
              switch (input) {
                case TEXT -> "texts";
                case ATTRIBUTES -> "attributes";
                case VECTORS -> "vectors";
              });
    }
  }

  @Test
  void refusesTargetsAndWeightsOfAnotherShape() {
    try (ItemEncoder encoder = create(items(texts(ITEMS, 1)), 1)) {
      for (FloatMatrix wrong :
          List.of(new FloatMatrix(ITEMS - 1, OUTPUTS), new FloatMatrix(ITEMS, OUTPUTS + 1))) {
        assertThrows(
            IllegalArgumentException.class, () -> encoder.train(wrong, weights(wrong.rows())));
      }
      FloatMatrix targets = new FloatMatrix(ITEMS, OUTPUTS);
      for (float[] wrong : List.of(new float[ITEMS - 1], new float[ITEMS])) {
        assertThrows(IllegalArgumentException.class, () -> encoder.train(targets, wrong));
      }
    }
  }

  private ItemEncoder create(Dataset items, long seed) {
    return create(provider(), items, seed);
  }

  private <O extends Record> ItemEncoder create(
      EncoderProvider<O> provider, Dataset items, long seed) {
    O options = OptionsMapper.of(provider.optionsType()).parse(fastOptions());
    return provider.create(options, new EncoderContext(items, OUTPUTS, seed, 2));
  }

  private ItemEncoder load(byte[] file) throws IOException {
    return load(provider(), file);
  }

  private <O extends Record> ItemEncoder load(EncoderProvider<O> provider, byte[] file)
      throws IOException {
    O options = OptionsMapper.of(provider.optionsType()).parse(fastOptions());
    return provider.load(options, new ByteArrayInputStream(file));
  }

  private static byte[] saved(ItemEncoder encoder) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    encoder.save(
        new FilterOutputStream(bytes) {
          @Override
          public void close() {
            throw new AssertionError("the encoder must not close the caller's stream");
          }
        });
    return bytes.toByteArray();
  }

  private double train(ItemEncoder encoder, Dataset items) {
    return encoder.train(targets(items), weights(items.items().size()));
  }

  private float[] trainedOn(Dataset items, FloatMatrix targets, float[] weights) {
    try (ItemEncoder encoder = create(items, 1)) {
      encoder.train(targets, weights);
      return encoder.encode(items).values();
    }
  }

  private float[] trainedWithSeed(Dataset items, long seed) {
    try (ItemEncoder encoder = create(items, seed)) {
      train(encoder, items);
      return encoder.encode(items).values();
    }
  }

  private static float[] weights(int items) {
    float[] weights = new float[items];
    Arrays.fill(weights, 1);
    return weights;
  }

  /** Each text holds the word of one topic twice, among words without meaning. */
  private static List<String> texts(int count, long seed) {
    Random random = new Random(seed);
    List<String> texts = new ArrayList<>();
    for (int j = 0; j < count; j++) {
      int topic = j % TOPICS;
      List<String> words = new ArrayList<>();
      for (int noise = random.nextInt(8); noise >= 0; noise--) {
        words.add("noise" + random.nextInt(12));
      }
      words.add(random.nextInt(words.size() + 1), "topic" + topic);
      words.add(random.nextInt(words.size() + 1), "topic" + topic);
      texts.add(String.join(" ", words));
    }
    return texts;
  }

  /** Targets that depend on the topic only; zeros for a text without one. */
  private static FloatMatrix targets(Dataset items) {
    FloatMatrix targets = new FloatMatrix(items.items().size(), OUTPUTS);
    for (int j = 0; j < targets.rows(); j++) {
      Set<String> words = new HashSet<>(Arrays.asList(items.texts().text(j).split(" ")));
      for (int topic = 0; topic < TOPICS; topic++) {
        if (words.contains("topic" + topic)) {
          for (int o = 0; o < OUTPUTS; o++) {
            targets.set(j, o, (float) Math.sin(1 + topic * (o + 1)));
          }
        }
      }
    }
    return targets;
  }

  private static double meanSquare(FloatMatrix actual, FloatMatrix expected) {
    return IntStream.range(0, actual.values().length)
        .mapToDouble(p -> actual.values()[p] - expected.values()[p])
        .map(difference -> difference * difference)
        .average()
        .orElseThrow();
  }

  /**
   * Items with these texts and what else the encoder reads; the attribute "topic" is the first
   * topic of the text, the vector "topic" has a 1 at it.
   */
  private Dataset items(List<String> texts) {
    AttributesBuilder attributes = new AttributesBuilder(texts.size());
    FloatMatrix vectors = new FloatMatrix(texts.size(), TOPICS);
    BitSet known = new BitSet();
    for (int j = 0; j < texts.size(); j++) {
      for (String word : texts.get(j).split(" ")) {
        if (word.matches("topic[0-9]")) {
          attributes.add(j, "topic", word);
          vectors.set(j, word.charAt(word.length() - 1) - '0', 1);
          known.set(j);
          break;
        }
      }
    }
    IdMap items = IdMap.of(IntStream.range(0, texts.size()).mapToObj(j -> "item" + j).toList());
    Set<ItemInput> reads = reads();
    return Dataset.builder(
            "texts", IdMap.of(List.of("user")), items, RatingMatrix.empty(1, items.size()))
        .scale(RatingScale.FIVE_STARS)
        .texts(ItemTexts.of(texts))
        .itemAttributes(
            reads.contains(ItemInput.ATTRIBUTES)
                ? attributes.build()
                : Attributes.none(texts.size()))
        .itemVectors(
            reads.contains(ItemInput.VECTORS)
                ? List.of(new GivenVectors("topic", vectors, known))
                : List.of())
        .build();
  }
}
