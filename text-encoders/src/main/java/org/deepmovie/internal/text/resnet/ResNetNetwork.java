package org.deepmovie.internal.text.resnet;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deepmovie.internal.nn.parameter.Parameter;
import org.deepmovie.internal.nn.parameter.ParameterSource;
import org.deepmovie.internal.nn.rows.RangeAdder;
import org.deepmovie.internal.nn.rows.RowParts;
import org.deepmovie.internal.nn.rows.TokenRows;
import org.deepmovie.internal.text.analysis.TokenBatch;
import org.deepmovie.internal.text.network.DenseHead;
import org.deepmovie.internal.text.network.TextNetwork;
import org.deepmovie.internal.text.network.WordEmbedding;
import org.deepmovie.text.ResNetOptions;
import org.deepmovie.train.Workers;

/**
 * Three residual blocks side by side over the word vectors, and the dense layers of the text CNN:
 *
 * <pre>
 *   z = pooled features of all blocks     h = tanh(z W1 + b1)     y = dropout(h) W2 + b2
 * </pre>
 */
final class ResNetNetwork implements TextNetwork {

  private static final int BLOCKS = 3;
  private static final int ENCODED_AT_ONCE = 256;

  private static final int WORDS = 64;

  private final int filters;
  private final WordEmbedding embedding;
  private final List<ResidualBlock> blocks;
  private final DenseHead head;
  private final Workers workers;
  private final List<ResidualBlock.Scratch> scratch;
  private TokenRows rows;

  ResNetNetwork(
      ResNetOptions options,
      WordEmbedding embedding,
      int outputs,
      ParameterSource source,
      Workers workers) {
    this.filters = options.filters();
    this.embedding = embedding;
    this.workers = workers;
    int dimensions = embedding.dimensions();
    this.blocks =
        IntStream.range(0, BLOCKS)
            .mapToObj(b -> new ResidualBlock("block" + b, dimensions, filters, source))
            .toList();
    this.head = new DenseHead(BLOCKS * filters, options.head(), outputs, source);
    this.scratch =
        Stream.generate(() -> ResidualBlock.Scratch.of(dimensions, filters))
            .limit(workers.threads())
            .toList();
  }

  @Override
  public int encodedAtOnce() {
    return ENCODED_AT_ONCE;
  }

  @Override
  public int blasThreads(int threads) {
    return 1;
  }

  @Override
  public float[] forward(TokenBatch batch, Optional<SplittableRandom> dropout) {
    rows = TokenRows.of(batch, embedding.words());
    float[] z = new float[batch.size() * BLOCKS * filters];
    if (rows.tokens() > 0) {
      read(z, dropout.isPresent());
    }
    return head.forward(z, batch.size(), dropout);
  }

  private void read(float[] z, boolean training) {
    float[] vectors = embedding.lookUp(rows.words().tokens());
    RowParts parts = RowParts.of(rows.count());
    scratch.forEach(each -> each.resize(parts));
    forEachBlock(block -> block.begin(rows, parts, vectors));
    forEach((block, own, slice) -> block.firstConvolution(own, slice, training));
    blocks.forEach(block -> block.firstNormalization(training));
    forEach((block, own, slice) -> block.secondConvolution(own, slice, training));
    List<TokenRows.BodyMaker> poolings =
        blocks.stream().map(block -> block.secondNormalization(training)).toList();
    rows.forEach(
        workers,
        () -> {
          List<TokenRows.Body> bodies = poolings.stream().map(TokenRows.BodyMaker::make).toList();
          return (document, from, to) -> bodies.forEach(body -> body.run(document, from, to));
        });
    for (int b = 0; b < BLOCKS; b++) {
      float[] features = blocks.get(b).features();
      for (int d = 0; d < rows.documents(); d++) {
        System.arraycopy(features, d * filters, z, (d * BLOCKS + b) * filters, filters);
      }
    }
  }

  private void forEachBlock(Consumer<ResidualBlock> body) {
    workers.forEach(BLOCKS, 1, (worker, block, end) -> body.accept(blocks.get(block)));
  }

  private interface Pass {
    void run(ResidualBlock block, ResidualBlock.Scratch own, int slice);
  }

  /** Runs a pass over all slices of all blocks. */
  private void forEach(Pass pass) {
    workers.forEach(
        BLOCKS * RowParts.SLICES,
        1,
        (worker, n, end) ->
            pass.run(blocks.get(n / RowParts.SLICES), scratch.get(worker), n % RowParts.SLICES));
  }

  @Override
  public void backward(float[] gradient) {
    float[] dz = head.backward(gradient);
    if (rows.tokens() == 0) {
      parameters().forEach(parameter -> Arrays.fill(parameter.gradient(), 0));
      return;
    }
    workers.forEach(BLOCKS, 1, (worker, block, end) -> beginBackward(block, dz));
    forEach(ResidualBlock::secondBackward);
    blocks.forEach(ResidualBlock::firstNormalizationBackward);
    forEach(ResidualBlock::firstBackward);
    forEachBlock(ResidualBlock::endBackward);
    if (embedding.trains()) {
      List<float[]> dx = blocks.stream().map(ResidualBlock::vectorGradients).toList();
      float[] dVectors = new float[rows.words().size() * embedding.dimensions()];
      workers.forEach(
          rows.words().size(), WORDS, (worker, from, to) -> gather(dx, dVectors, from, to));
      embedding.backward(rows.words().tokens(), dVectors);
    }
  }

  private void beginBackward(int block, float[] dz) {
    float[] features = new float[rows.documents() * filters];
    for (int d = 0; d < rows.documents(); d++) {
      System.arraycopy(dz, (d * BLOCKS + block) * filters, features, d * filters, filters);
    }
    blocks.get(block).beginBackward(features);
  }

  /** Sums what reaches each word over the rows in which it stands, and over all blocks. */
  private void gather(List<float[]> dx, float[] dVectors, int fromWord, int toWord) {
    int dimensions = embedding.dimensions();
    RangeAdder adder = new RangeAdder(dimensions);
    float[] sum = new float[dimensions];
    for (int word = fromWord; word < toWord; word++) {
      Arrays.fill(sum, 0);
      for (int p = rows.starts()[word]; p < rows.starts()[word + 1]; p++) {
        for (float[] each : dx) {
          adder.add(1, each, rows.rowsByWord()[p] * dimensions, dimensions, sum);
        }
      }
      System.arraycopy(sum, 0, dVectors, word * dimensions, dimensions);
    }
  }

  @Override
  public List<Parameter> parameters() {
    return Stream.of(
            Stream.of(embedding.parameter()),
            blocks.stream().flatMap(block -> block.parameters().stream()),
            head.parameters().stream())
        .flatMap(stream -> stream)
        .toList();
  }

  @Override
  public void close() {
    blocks.forEach(ResidualBlock::close);
    head.close();
    scratch.forEach(ResidualBlock.Scratch::close);
  }
}
