package org.deepmovie.internal.text.network;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.deepmovie.data.Dataset;
import org.deepmovie.hybrid.SideInformationOptions;
import org.deepmovie.internal.analysis.Documents;
import org.deepmovie.internal.analysis.Vocabulary;
import org.deepmovie.internal.feature.EncodedFeatures;
import org.deepmovie.internal.feature.FeatureRegression;
import org.deepmovie.internal.feature.ItemFeatures;
import org.deepmovie.internal.feature.ItemVectorFiles;
import org.deepmovie.internal.nn.rows.SideFeatures;
import org.deepmovie.spi.EncoderContext;
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
  private final boolean titles;
  private final String vectorFiles;
  private final Vocabulary vocabulary;
  private final Optional<ItemFeatures> attributes;
  private final Optional<ItemFeatures> vectors;
  private @Nullable FittedItems fitted;
  private @Nullable ReadItems last;

  /** The items of the fit, their texts, attributes and given vectors. */
  private record FittedItems(
      Dataset data,
      TokenizedTexts texts,
      Optional<EncodedFeatures> attributes,
      EncodedFeatures vectors) {}

  /** What was read, and what it gave; items in training are read once. */
  private record ReadItems(Dataset data, TokenizedTexts read) {}

  private ItemReader(
      Optional<WordOptions> words,
      boolean titles,
      String vectorFiles,
      Vocabulary vocabulary,
      Optional<ItemFeatures> attributes,
      Optional<ItemFeatures> vectors) {
    this.words = words;
    this.titles = titles;
    this.vectorFiles = vectorFiles;
    this.vocabulary = vocabulary;
    this.attributes = attributes;
    this.vectors = vectors;
  }

  /**
   * A reader fitted to the items of {@code data}.
   *
   * @throws IllegalArgumentException if a file of vectors cannot be read
   */
  static ItemReader fit(Dataset data, EncoderOptions options) {
    SideInformationOptions side = options.side();
    Optional<WordOptions> words = words(options);
    List<List<String>> documents =
        words
            .map(word -> Documents.of(data, side.titles(), word.vocabulary().language()))
            .orElseGet(List::of);
    Vocabulary vocabulary =
        words
            .map(word -> Vocabulary.ofDocuments(documents, word.vocabulary().vocabularySize()))
            .orElseGet(() -> Vocabulary.of(List.of()));
    Optional<EncodedFeatures> attributes =
        side.attributes() ? Optional.of(EncodedFeatures.ofAttributes(data)) : Optional.empty();
    EncodedFeatures vectors =
        EncodedFeatures.ofVectors(ItemVectorFiles.addTo(data, side.vectors()));
    ItemReader reader =
        new ItemReader(
            words,
            side.titles(),
            side.vectors(),
            vocabulary,
            attributes.map(EncodedFeatures::features),
            Optional.of(vectors.features()));
    TokenizedTexts texts =
        words
            .map(word -> TokenizedTexts.of(documents, vocabulary, word.maxTokens()))
            .orElseGet(() -> TokenizedTexts.none(data.items().size()));
    reader.fitted = new FittedItems(data, texts, attributes, vectors);
    return reader;
  }

  /** A reader of texts alone. */
  static ItemReader of(TextEncoderOptions options, Vocabulary vocabulary) {
    return new ItemReader(
        Optional.of(options.words()), false, "", vocabulary, Optional.empty(), Optional.empty());
  }

  private static Optional<WordOptions> words(EncoderOptions options) {
    return options instanceof TextEncoderOptions text
        ? Optional.of(text.words())
        : Optional.empty();
  }

  /** The same without what a network with the given inputs does not read. */
  ItemReader keeping(List<String> inputs) {
    ItemReader reader =
        new ItemReader(
            words,
            titles,
            vectorFiles,
            vocabulary,
            attributes.filter(any -> inputs.contains(TextNetwork.ATTRIBUTES)),
            vectors.filter(any -> inputs.contains(TextNetwork.VECTORS)));
    reader.fitted = fitted;
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

  /**
   * An untrained regression on attributes and given vectors.
   *
   * @param context of the items of the fit
   * @param featureRegularization as in {@link SideInformationOptions}
   */
  FeatureRegression regression(EncoderContext context, double featureRegularization) {
    FittedItems items = Objects.requireNonNull(fitted);
    return FeatureRegression.untrained(
        EncodedFeatures.join(
            Stream.concat(items.attributes().stream(), Stream.of(items.vectors())).toList()),
        context,
        vectorFiles,
        featureRegularization);
  }

  /** The inputs for the items of {@code data}. */
  TokenizedTexts read(Dataset data) {
    if (last != null && last.data() == data) {
      return last.read();
    }
    TokenizedTexts read =
        fitted != null && fitted.data() == data ? fitted.texts().with(side(fitted)) : readNew(data);
    last = new ReadItems(data, read);
    return read;
  }

  private TokenizedTexts readNew(Dataset data) {
    Dataset known = vectors.isPresent() ? ItemVectorFiles.addSomeTo(data, vectorFiles) : data;
    return words
        .map(
            word ->
                TokenizedTexts.of(
                    Documents.of(data, titles, word.vocabulary().language()),
                    vocabulary,
                    word.maxTokens()))
        .orElseGet(() -> TokenizedTexts.none(data.items().size()))
        .with(
            new SideFeatures(
                attributes
                    .map(features -> features.encodeNew(data))
                    .orElse(SideFeatures.NONE.attributes()),
                vectors
                    .map(features -> features.encode(known))
                    .orElse(SideFeatures.NONE.vectors())));
  }

  /** What the network reads of the items of the fit. */
  private SideFeatures side(FittedItems items) {
    return new SideFeatures(
        attributes
            .flatMap(any -> items.attributes())
            .map(EncodedFeatures::x)
            .orElse(SideFeatures.NONE.attributes()),
        vectors.map(any -> items.vectors().x()).orElse(SideFeatures.NONE.vectors()));
  }

  /** Writes all that {@link #read(Dataset)} needs beside the options. */
  void write(DataOutputStream out) throws IOException {
    byte[] terms = String.join(SEPARATOR, vocabulary.terms()).getBytes(StandardCharsets.UTF_8);
    out.writeInt(terms.length);
    out.write(terms);
    out.writeBoolean(titles);
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
   * @param version of the file
   * @throws IOException if it is something else
   */
  static ItemReader read(DataInputStream in, EncoderOptions options, int version)
      throws IOException {
    Optional<WordOptions> words = words(options);
    Vocabulary vocabulary =
        readVocabulary(in, words.map(word -> word.vocabulary().vocabularySize()).orElse(0));
    boolean titles = version >= EncoderFile.FIRST_WITH_TITLES && in.readBoolean();
    return new ItemReader(
        words, titles, options.side().vectors(), vocabulary, readFeatures(in), readFeatures(in));
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
