package org.deepmovie.internal.text.network;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.deepmovie.analysis.TextLanguage;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.internal.feature.FeatureRegression;
import org.deepmovie.internal.nn.blas.BlasThreads;
import org.deepmovie.internal.nn.loss.SquaredError;
import org.deepmovie.internal.nn.parameter.Parameter;
import org.deepmovie.internal.nn.parameter.ParameterSource;
import org.deepmovie.internal.nn.parameter.RandomParameters;
import org.deepmovie.internal.nn.rows.TokenBatch;
import org.deepmovie.spi.EncoderContext;
import org.deepmovie.spi.ItemEncoder;
import org.deepmovie.text.EncoderOptions;
import org.deepmovie.text.TextEncoderOptions;
import org.deepmovie.train.DivergedException;
import org.deepmovie.train.Seeds;
import org.deepmovie.train.Workers;

/**
 * An encoder of items: a reader of their texts, attributes and given vectors, a network over these,
 * and training by Adam on
 *
 * <pre>
 *   L = sum_j w_j |t_j - network(X_j)|^2 / (outputs sum_j w_j)
 * </pre>
 *
 * <p>Each epoch shuffles the items, so that the gradient of a batch is an unbiased estimate of that
 * of L. (Batches of texts of equal length are not, and made the error on cold items vary from epoch
 * to epoch.) Adam's moments persist from one call of {@link #train} to the next.
 *
 * <p>The same seed and the same number of threads give the same parameters, bit for bit. The
 * library's own kernels do not depend on the number of threads, the backend's BLAS may. So a file
 * holds the number of BLAS threads, and an encoder that was read from it gives the same bits,
 * unless the machine has less processors, or a fit claims another number at the time. Such an
 * encoder cannot be trained, encodes on the caller's thread, and needs a backend of ND4J only then.
 */
public final class TextEncoder implements ItemEncoder {

  /** The maximum number of outputs; it limits what a file can make its reader allocate. */
  static final int MAX_OUTPUTS = 10_000;

  /** The length of the vector of no word, where texts are not read. */
  private static final int NO_WORDS = 1;

  private final String name;
  private final EncoderOptions options;
  private final ItemReader reader;
  private final int dimensions;
  private final int outputs;
  private final int threads;
  private final int blasThreads;
  private final Workers workers;
  private final TextNetwork network;
  private final Optional<EncoderTraining> training;
  private int epochs;
  private boolean closed;

  /** The state of an encoder that can be trained. */
  private record EncoderTraining(Dataset items, int[] itemsById, long seed, Runnable optimizer) {}

  private TextEncoder(
      String name,
      EncoderOptions options,
      ItemReader reader,
      int dimensions,
      int outputs,
      int threads,
      Workers workers,
      TextNetwork network,
      Optional<EncoderTraining> training) {
    this.name = name;
    this.options = options;
    this.reader = reader;
    this.dimensions = dimensions;
    this.outputs = outputs;
    this.threads = threads;
    this.blasThreads =
        network.blasThreads(Math.min(threads, Runtime.getRuntime().availableProcessors()));
    this.workers = workers;
    this.network = network;
    this.training = training;
  }

  /**
   * An encoder with random weights, for the items of {@code context}.
   *
   * @throws IllegalArgumentException if the items lack what the network reads
   */
  static <O extends Record & EncoderOptions> TextEncoder untrained(
      TextEncoderProvider<O> provider, O options, EncoderContext context) {
    Dataset items = context.items();
    ItemReader fitted = ItemReader.fit(items, options);
    ParameterSource source = new RandomParameters(Seeds.random(context.seed(), "network"));
    Workers workers = new Workers(context.threads());
    TextNetwork network = null;
    try {
      WordEmbedding embedding =
          options instanceof TextEncoderOptions text
              ? WordEmbedding.of(text.words(), fitted.vocabulary(), source)
              : new WordEmbedding(fitted.vocabulary().size(), NO_WORDS, source);
      network =
          provider
              .network()
              .create(
                  options,
                  new NetworkSetup(
                      embedding,
                      fitted.attributeColumns(),
                      fitted.vectorColumns(),
                      context.outputs(),
                      source,
                      workers,
                      false));
      ItemReader reader = fitted;
      if (provider.choosesInputs()) {
        requireInputs(provider.name(), network.inputs(), options, items, fitted);
        reader = fitted.keeping(network.inputs());
      }
      network.start(provider.name());
      Runnable optimizer = network.optimizer(options.training(), workers);
      network.prepare(reader.read(items));
      return new TextEncoder(
          provider.name(),
          options,
          reader,
          embedding.dimensions(),
          context.outputs(),
          context.threads(),
          workers,
          network,
          Optional.of(
              new EncoderTraining(items, items.items().indicesById(), context.seed(), optimizer)));
    } catch (RuntimeException | Error e) {
      if (network != null) {
        network.close();
      }
      workers.close();
      throw e;
    }
  }

  private static void requireInputs(
      String name, List<String> inputs, EncoderOptions options, Dataset items, ItemReader reader) {
    boolean words = inputs.contains(TextNetwork.WORDS);
    if (words && !(options instanceof TextEncoderOptions)) {
      throw new IllegalArgumentException(
          name
              + " reads words, and its options do not say which; let "
              + options.getClass().getSimpleName()
              + " implement TextEncoderOptions");
    }
    List<String> missing = new ArrayList<>();
    if (words && items.texts().count() == 0) {
      missing.add("texts");
    }
    if (inputs.contains(TextNetwork.ATTRIBUTES) && reader.attributeColumns() == 0) {
      missing.add("attributes");
    }
    if (inputs.contains(TextNetwork.VECTORS) && reader.vectorColumns() == 0) {
      missing.add("vectors");
    }
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          name + " needs item " + String.join(" and ", missing) + "; this data has none");
    }
  }

  /** An encoder with the parameters of {@code source}, which cannot be trained further. */
  static <O extends Record & EncoderOptions> TextEncoder trained(
      TextEncoderProvider<O> provider,
      O options,
      ItemReader reader,
      int dimensions,
      int outputs,
      int threads,
      ParameterSource source,
      Workers workers) {
    WordEmbedding embedding = new WordEmbedding(reader.vocabulary().size(), dimensions, source);
    TextNetwork network =
        provider
            .network()
            .create(
                options,
                new NetworkSetup(
                    embedding,
                    reader.attributeColumns(),
                    reader.vectorColumns(),
                    outputs,
                    source,
                    workers,
                    true));
    return new TextEncoder(
        provider.name(),
        options,
        reader,
        dimensions,
        outputs,
        threads,
        workers,
        network,
        Optional.empty());
  }

  @Override
  public double train(FloatMatrix targets, float[] weights) {
    requireOpen();
    EncoderTraining state =
        training.orElseThrow(
            () ->
                new IllegalStateException(
                    "an encoder that was read from a file cannot be trained"));
    int size = state.items().items().size();
    checkLength("targets: items", targets.rows(), size);
    checkLength("targets: outputs", targets.columns(), outputs);
    checkLength("weights", weights.length, size);
    int[] items = weightedItems(state.itemsById(), weights);
    double totalWeight = IntStream.of(items).mapToDouble(item -> weights[item]).sum();
    return BlasThreads.with(
        blasThreads, () -> trainEpochs(state, items, targets, weights, totalWeight));
  }

  private double trainEpochs(
      EncoderTraining state,
      int[] items,
      FloatMatrix targets,
      float[] weights,
      double totalWeight) {
    double loss = 0;
    for (int epoch = 0; epoch < options.training().encoderEpochs(); epoch++) {
      loss = trainEpoch(state, items, targets, weights, totalWeight);
    }
    return loss;
  }

  private static void checkLength(String what, int length, int expected) {
    if (length != expected) {
      throw new IllegalArgumentException(what + ": " + length + " given, " + expected + " needed");
    }
  }

  /** The items with a weight, by external id, so that batches do not depend on a file's order. */
  private static int[] weightedItems(int[] itemsById, float[] weights) {
    for (int item = 0; item < weights.length; item++) {
      if (!(weights[item] >= 0 && weights[item] < Float.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "weight "
                + weights[item]
                + " of item "
                + item
                + "; give a finite number of at least 0");
      }
    }
    int[] items = IntStream.of(itemsById).filter(item -> weights[item] > 0).toArray();
    if (items.length == 0) {
      throw new IllegalArgumentException("no item has a weight above 0");
    }
    return items;
  }

  private double trainEpoch(
      EncoderTraining state,
      int[] items,
      FloatMatrix targets,
      float[] weights,
      double totalWeight) {
    network.startEpoch(epochs);
    epochs++;
    Optional<SplittableRandom> dropout = Optional.of(Seeds.random(state.seed(), "dropout", epochs));
    int[] shuffled = items.clone();
    Seeds.shuffle(shuffled, Seeds.random(state.seed(), "batches", epochs));
    double error = 0;
    for (TokenBatch batch :
        reader.read(state.items()).batches(shuffled, options.training().batchSize())) {
      double scale = items.length / (totalWeight * batch.size() * outputs);
      for (TokenBatch part : network.parts(batch)) {
        Workers.requireNotInterrupted();
        float[] vectors = network.forward(part, dropout);
        error += squaredError(part, vectors, targets, weights, scale);
        network.backward(vectors);
      }
      state.optimizer().run();
    }
    double loss = error / (totalWeight * outputs);
    if (!Double.isFinite(loss)) {
      throw new DivergedException(name, epochs, loss, "lower learningRate");
    }
    return loss;
  }

  /**
   * The sum of w_j |t_j - f_j|^2 over the batch.
   *
   * @param vectors f, which is replaced by the gradient of {@code scale} times the sum
   */
  private double squaredError(
      TokenBatch batch, float[] vectors, FloatMatrix targets, float[] weights, double scale) {
    double sum = 0;
    for (int d = 0; d < batch.size(); d++) {
      int item = batch.items()[d];
      double square =
          SquaredError.backward(
              vectors,
              d * outputs,
              targets.values(),
              targets.offset(item),
              outputs,
              scale * weights[item]);
      sum += weights[item] * square;
    }
    return sum;
  }

  @Override
  public FloatMatrix encode(Dataset items) {
    requireOpen();
    network.start(name);
    TokenizedTexts texts = reader.read(items);
    return training.isEmpty()
        ? BlasThreads.preferring(blasThreads, () -> network.encode(texts, outputs))
        : BlasThreads.with(blasThreads, () -> network.encode(texts, outputs));
  }

  /** The number of columns of attributes and given vectors that are read. */
  int sideColumns() {
    return reader.attributeColumns() + reader.vectorColumns();
  }

  /** An untrained regression on these columns. */
  FeatureRegression regression(EncoderContext context) {
    return reader.regression(context, options.side().featureRegularization());
  }

  /** The parameters of the network, the word vectors first. */
  public List<Parameter> parameters() {
    requireOpen();
    return network.parameters();
  }

  @Override
  public void save(OutputStream out) throws IOException {
    EncoderFile.write(
        out, name, language(options), dimensions, outputs, threads, reader, parameters());
  }

  /** The language of the texts that an encoder with {@code options} reads. */
  static TextLanguage language(EncoderOptions options) {
    return options instanceof TextEncoderOptions text
        ? text.words().vocabulary().language()
        : TextLanguage.NONE;
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the encoder " + name + " is closed");
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      network.close();
      workers.close();
    }
  }
}
