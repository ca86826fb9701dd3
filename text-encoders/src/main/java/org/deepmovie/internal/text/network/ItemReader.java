package org.deepmovie.internal.text.network;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.deepmovie.data.Attributes;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.GivenVectors;
import org.deepmovie.data.ItemTexts;
import org.deepmovie.internal.analysis.Documents;
import org.deepmovie.internal.analysis.Vocabulary;
import org.deepmovie.internal.feature.ItemFeatures;
import org.deepmovie.internal.nn.rows.SideFeatures;
import org.deepmovie.text.EncoderOptions;
import org.deepmovie.text.TextEncoderOptions;
import org.deepmovie.text.WordOptions;
import org.jspecify.annotations.Nullable;

/**
 * Turns what is known of items into the inputs of a network: texts into word indices, attributes
 * and given vectors into columns. Not thread-safe.
 */
final class ItemReader {

  private static final String SEPARATOR = "\n";

  private final Optional<WordOptions> words;
  private final Vocabulary vocabulary;
  private final Optional<ItemFeatures> attributes;
  private final Optional<ItemFeatures> vectors;
  private @Nullable KnownTokens lastTokenized;
  private @Nullable ReadItems last;

  /** Texts that were tokenized, and what they gave. */
  private record KnownTokens(ItemTexts texts, TokenizedTexts tokenized) {}

  /** What was read, and what it gave; items in training are read once. */
  private record ReadItems(
      ItemTexts texts, Attributes attributes, List<GivenVectors> vectors, TokenizedTexts read) {

    boolean isOf(Dataset items) {
      return texts == items.texts()
          && attributes == items.itemAttributes()
          && vectors == items.itemVectors();
    }
  }

  private ItemReader(
      Optional<WordOptions> words,
      Vocabulary vocabulary,
      Optional<ItemFeatures> attributes,
      Optional<ItemFeatures> vectors) {
    this.words = words;
    this.vocabulary = vocabulary;
    this.attributes = attributes;
    this.vectors = vectors;
  }

  /**
   * A reader fitted to the items of {@code data}.
   *
   * @param side whether attributes and given vectors are read, too
   */
  static ItemReader fit(Dataset data, EncoderOptions options, boolean side) {
    Optional<WordOptions> words = words(options);
    List<List<String>> documents = words.map(word -> documents(data, word)).orElseGet(List::of);
    Vocabulary vocabulary =
        words
            .map(word -> Vocabulary.ofDocuments(documents, word.vocabularySize()))
            .orElseGet(() -> Vocabulary.of(List.of()));
    ItemReader reader =
        new ItemReader(
            words,
            vocabulary,
            side ? Optional.of(ItemFeatures.ofAttributes(data)) : Optional.empty(),
            side ? Optional.of(ItemFeatures.ofVectors(data)) : Optional.empty());
    words.ifPresent(word -> reader.tokenize(data.texts(), documents, word));
    return reader;
  }

  /** A reader of texts alone. */
  static ItemReader of(TextEncoderOptions options, Vocabulary vocabulary) {
    return new ItemReader(
        Optional.of(options.words()), vocabulary, Optional.empty(), Optional.empty());
  }

  private static Optional<WordOptions> words(EncoderOptions options) {
    return options instanceof TextEncoderOptions text
        ? Optional.of(text.words())
        : Optional.empty();
  }

  private static List<List<String>> documents(Dataset data, WordOptions words) {
    return Documents.of(data.texts(), words.language());
  }

  /** The same without what a network with the given inputs does not read. */
  ItemReader keeping(List<String> inputs) {
    ItemReader reader =
        new ItemReader(
            words,
            vocabulary,
            attributes.filter(any -> inputs.contains(TextNetwork.ATTRIBUTES)),
            vectors.filter(any -> inputs.contains(TextNetwork.VECTORS)));
    reader.lastTokenized = lastTokenized;
    return reader;
  }

  Vocabulary vocabulary() {
    return vocabulary;
  }

  /** The number of columns of attributes. */
  int attributeColumns() {
    return attributes.map(ItemFeatures::columns).orElse(0);
  }

  /** The number of columns of given vectors. */
  int vectorColumns() {
    return vectors.map(ItemFeatures::columns).orElse(0);
  }

  /** The inputs for the items of {@code data}. */
  TokenizedTexts read(Dataset data) {
    if (last != null && last.isOf(data)) {
      return last.read();
    }
    int items = data.items().size();
    SideFeatures side =
        attributes.isEmpty() && vectors.isEmpty()
            ? SideFeatures.NONE
            : new SideFeatures(
                attributes.map(f -> f.encode(data)).orElse(SideFeatures.NONE.attributes()),
                vectors.map(f -> f.encode(data)).orElse(SideFeatures.NONE.vectors()));
    TokenizedTexts read =
        words
            .map(word -> tokenized(data, word))
            .orElseGet(() -> TokenizedTexts.none(items))
            .with(side);
    last = new ReadItems(data.texts(), data.itemAttributes(), data.itemVectors(), read);
    return read;
  }

  private TokenizedTexts tokenized(Dataset data, WordOptions word) {
    return lastTokenized != null && lastTokenized.texts() == data.texts()
        ? lastTokenized.tokenized()
        : tokenize(data.texts(), documents(data, word), word);
  }

  private TokenizedTexts tokenize(ItemTexts texts, List<List<String>> documents, WordOptions word) {
    TokenizedTexts tokenized = TokenizedTexts.of(documents, vocabulary, word.maxTokens());
    lastTokenized = new KnownTokens(texts, tokenized);
    return tokenized;
  }

  /** Writes all that {@link #read(Dataset)} needs beside the options. */
  void write(DataOutputStream out) throws IOException {
    byte[] terms = String.join(SEPARATOR, vocabulary.terms()).getBytes(StandardCharsets.UTF_8);
    out.writeInt(terms.length);
    out.write(terms);
    writeFeatures(out, attributes);
    writeFeatures(out, vectors);
  }

  private static void writeFeatures(DataOutputStream out, Optional<ItemFeatures> features)
      throws IOException {
    out.writeBoolean(features.isPresent());
    if (features.isPresent()) {
      features.get().write(out);
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException if it is something else
   */
  static ItemReader read(DataInputStream in, EncoderOptions options) throws IOException {
    Optional<WordOptions> words = words(options);
    return new ItemReader(
        words,
        readVocabulary(in, words.map(WordOptions::vocabularySize).orElse(0)),
        readFeatures(in),
        readFeatures(in));
  }

  private static Vocabulary readVocabulary(DataInputStream in, int limit) throws IOException {
    int length = in.readInt();
    EncoderFile.require(length >= 0, "its vocabulary has length " + length);
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException();
    }
    String words = new String(bytes, StandardCharsets.UTF_8);
    List<String> terms = words.isEmpty() ? List.of() : List.of(words.split(SEPARATOR, -1));
    EncoderFile.require(
        terms.size() <= limit, "it has " + terms.size() + " words, more than " + limit);
    try {
      return Vocabulary.of(terms);
    } catch (IllegalArgumentException e) {
      throw new IOException("not the file of a text encoder: " + e.getMessage(), e);
    }
  }

  private static Optional<ItemFeatures> readFeatures(DataInputStream in) throws IOException {
    return in.readBoolean() ? Optional.of(ItemFeatures.read(in)) : Optional.empty();
  }
}
