package org.deepmovie.internal.text.transformer;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deepmovie.internal.kernel.Kernels;
import org.deepmovie.internal.nn.blas.BlasMatrix;
import org.deepmovie.internal.nn.layer.ForwardState;
import org.deepmovie.internal.nn.parameter.Parameter;
import org.deepmovie.internal.nn.parameter.ParameterSource;
import org.deepmovie.internal.nn.rows.RowBlocks;
import org.deepmovie.internal.nn.rows.TokenBatch;
import org.deepmovie.internal.text.network.DenseHead;
import org.deepmovie.internal.text.network.NetworkSetup;
import org.deepmovie.internal.text.network.TextNetwork;
import org.deepmovie.text.DenseHeadOptions;
import org.deepmovie.text.TransformerOptions;
import org.deepmovie.train.Workers;

/**
 * The encoder half of a transformer (Vaswani et al., NeurIPS 2017, section 3.1) over the words of a
 * text, the mean of its outputs, and two dense layers:
 *
 * <pre>
 *   x_0 = dropout(words and positions + b)     x_l = block_l(x_(l-1))     z = mean over t of n_t
 *   h = tanh(z W1 + b1)     y = dropout(h) W2 + b2
 * </pre>
 *
 * where n is x of the last block, normalized. With both values of {@link
 * TransformerOptions.NormPlacement} the first block reads normalized words, as BERT does (Devlin et
 * al., NAACL 2019). A text without words has z = 0.
 *
 * <p>The words of all texts are rows of one matrix, so each layer is a few large products, and only
 * attention needs the boundaries of texts.
 */
public final class TransformerNetwork implements TextNetwork {

  private static final int ENCODING_BATCH_SIZE = 256;

  private final int width;
  private final TransformerEmbedding input;
  private final ResidualSublayer start;
  private final List<TransformerBlock> blocks;
  private final DenseHead head;
  private final TransformerWorkspace scratch;
  private final BlasMatrix stream;
  private final Workers workers;
  private final Kernels kernels = Kernels.best();
  private final ForwardState<TokenBatch> state = new ForwardState<>();

  /**
   * A network with parameters of {@code source}.
   *
   * @throws IllegalArgumentException if modelDimension is no multiple of heads
   */
  public TransformerNetwork(TransformerOptions options, NetworkSetup setup) {
    this.width = options.modelDimension();
    if (width % options.heads() != 0) {
      throw new IllegalArgumentException(
          "modelDimension=" + width + " is no multiple of heads=" + options.heads());
    }
    ParameterSource source = setup.source();
    this.workers = setup.workers();
    this.input =
        new TransformerEmbedding(
            setup.embedding(),
            width,
            options.positionEncoding(),
            options.words().maxTokens(),
            source,
            workers);
    this.start =
        new ResidualSublayer(
            "input", width, options.normalization(), options.dropout(), source, workers);
    this.scratch = TransformerWorkspace.of(options);
    this.blocks =
        IntStream.range(0, options.layers())
            .mapToObj(l -> new TransformerBlock("block" + l, options, scratch, source, workers))
            .toList();
    this.head =
        new DenseHead(width, new DenseHeadOptions(options.hiddenUnits(), options.dropout()), setup);
    this.stream = new BlasMatrix(width);
  }

  @Override
  public int encodingBatchSize() {
    return ENCODING_BATCH_SIZE;
  }

  @Override
  public int blasThreads(int threads) {
    return 1;
  }

  @Override
  public float[] forward(TokenBatch batch, Optional<SplittableRandom> dropout) {
    state.set(batch);
    float[] z = new float[batch.size() * width];
    if (batch.tokens().length > 0) {
      read(batch, dropout);
      workers.forEach(batch.size(), 1, (worker, from, to) -> pool(batch, from, z));
    }
    return head.forward(z, batch, dropout);
  }

  private void read(TokenBatch batch, Optional<SplittableRandom> dropout) {
    BlasMatrix x = scratch.sublayer();
    x.resize(batch.tokens().length);
    input.forward(batch, x);
    clear(stream, batch.tokens().length);
    start.forward(stream, x, dropout);
    for (int l = 0; l < blocks.size(); l++) {
      blocks.get(l).forward(batch, before(l), dropout);
    }
  }

  private ResidualSublayer before(int block) {
    return block == 0 ? start : blocks.get(block - 1).output();
  }

  /** Sets {@code matrix} to {@code rows} rows of zeros. */
  private void clear(BlasMatrix matrix, int rows) {
    matrix.resize(rows);
    float[] zeros = new float[RowBlocks.ROWS * width];
    RowBlocks.forEach(workers, rows, () -> (first, count) -> matrix.put(first, count, zeros));
  }

  private void pool(TokenBatch batch, int document, float[] z) {
    BlasMatrix n = before(blocks.size()).normalized();
    float[] row = new float[width];
    float share = share(batch, document);
    for (int t = batch.starts()[document]; t < batch.starts()[document + 1]; t++) {
      n.get(t, 1, row);
      kernels.addMultiple(z, document * width, share, row, 0, width);
    }
  }

  /** The weight of a word in the mean over its text. */
  private float share(TokenBatch batch, int document) {
    return 1f / Math.max(1, batch.length(document));
  }

  @Override
  public void backward(float[] gradient) {
    TokenBatch batch = state.get();
    float[] dz = head.backward(gradient);
    if (batch.tokens().length == 0) {
      layers().forEach(parameter -> Arrays.fill(parameter.gradient(), 0));
      return;
    }
    BlasMatrix dNormalized = scratch.sublayer();
    clear(stream, batch.tokens().length);
    workers.forEach(batch.size(), 1, (worker, from, to) -> spread(batch, from, dz, dNormalized));
    for (int l = blocks.size() - 1; l >= 0; l--) {
      blocks.get(l).backward(before(l), stream, dNormalized);
    }
    start.backward(stream, dNormalized);
    input.backward(batch, dNormalized);
  }

  private void spread(TokenBatch batch, int document, float[] dz, BlasMatrix dNormalized) {
    float[] row = new float[width];
    kernels.addMultiple(row, 0, share(batch, document), dz, document * width, width);
    for (int t = batch.starts()[document]; t < batch.starts()[document + 1]; t++) {
      dNormalized.put(t, 1, row);
    }
  }

  @Override
  public List<Parameter> parameters() {
    return Stream.concat(layers(), head.parameters().stream()).toList();
  }

  private Stream<Parameter> layers() {
    return Stream.of(
            input.parameters().stream(),
            start.parameters().stream(),
            blocks.stream().flatMap(block -> block.parameters().stream()))
        .flatMap(part -> part);
  }

  @Override
  public void close() {
    input.close();
    start.close();
    blocks.forEach(TransformerBlock::close);
    head.close();
    scratch.close();
    stream.close();
  }
}
