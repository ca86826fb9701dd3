package org.deepmovie.internal.text.resnet;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deepmovie.internal.nn.layer.ForwardState;
import org.deepmovie.internal.nn.parameter.Parameter;
import org.deepmovie.internal.nn.rows.RangeAdder;
import org.deepmovie.internal.nn.rows.RowParts;
import org.deepmovie.internal.nn.rows.TokenBatch;
import org.deepmovie.internal.nn.rows.TokenRows;
import org.deepmovie.internal.nn.rows.TokenRows.DocumentTask;
import org.deepmovie.internal.text.network.DenseHead;
import org.deepmovie.internal.text.network.NetworkSetup;
import org.deepmovie.internal.text.network.TextNetwork;
import org.deepmovie.internal.text.network.WordEmbedding;
import org.deepmovie.internal.text.resnet.ResidualBlock.PooledBlock;
import org.deepmovie.text.ResNetOptions;
import org.deepmovie.train.Workers;

/**
 * Three residual blocks side by side over the word vectors, and the dense layers of the text CNN:
 *
 * <pre>
 *   z = pooled features of all blocks     h = tanh(z W1 + b1)     y = dropout(h) W2 + b2
 * </pre>
 */
public final class ResNetNetwork implements TextNetwork {

  private static final int BLOCKS = 3;
  private static final int ENCODING_BATCH_SIZE = 256;
  private static final int WORDS_AT_ONCE = 64;

  private final int filters;
  private final WordEmbedding embedding;
  private final List<ResidualBlock> blocks;
  private final DenseHead head;
  private final Workers workers;
  private final List<BlockWorkspace> workspaces;
  private final ForwardState<TokenRows> state = new ForwardState<>();
  private List<PooledBlock> pooled = List.of();

  public ResNetNetwork(ResNetOptions options, NetworkSetup setup) {
    this.filters = options.filters();
    this.embedding = setup.embedding();
    this.workers = setup.workers();
    int dimensions = embedding.dimensions();
    this.blocks =
        IntStream.range(0, BLOCKS)
            .mapToObj(b -> new ResidualBlock("block" + b, dimensions, filters, setup.source()))
            .toList();
    this.head = new DenseHead(BLOCKS * filters, options.head(), setup);
    this.workspaces =
        Stream.generate(() -> BlockWorkspace.of(dimensions, filters))
            .limit(workers.threads())
            .toList();
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
    TokenRows rows = TokenRows.of(batch, embedding.words());
    state.set(rows);
    float[] z = new float[batch.size() * BLOCKS * filters];
    if (rows.tokens() > 0) {
      read(rows, z, dropout.isPresent());
    }
    return head.forward(z, batch, dropout);
  }

  private void read(TokenRows rows, float[] z, boolean training) {
    RowParts parts = RowParts.of(rows.count());
    float[] vectors = embedding.lookUp(rows.words().tokens());
    BatchInput input = new BatchInput(rows, parts, vectors, embedding.dimensions());
    workspaces.forEach(workspace -> workspace.resize(parts));
    pooled = runStage(runStage(forEachBlock(b -> blocks.get(b).begin(input, training))));
    rows.forEach(
        workers,
        () -> {
          List<DocumentTask> tasks = pooled.stream().map(PooledBlock::poolingTask).toList();
          return (document, from, to) -> tasks.forEach(task -> task.run(document, from, to));
        });
    for (int b = 0; b < BLOCKS; b++) {
      float[] features = pooled.get(b).features();
      for (int d = 0; d < rows.documents(); d++) {
        System.arraycopy(features, d * filters, z, (d * BLOCKS + b) * filters, filters);
      }
    }
  }

  /** What a function gives for each block; blocks run in parallel. */
  private <T> List<T> forEachBlock(IntFunction<T> function) {
    AtomicReferenceArray<T> results = new AtomicReferenceArray<>(BLOCKS);
    workers.forEach(BLOCKS, 1, (worker, b, end) -> results.set(b, function.apply(b)));
    return IntStream.range(0, BLOCKS).mapToObj(results::get).toList();
  }

  /** Runs a stage of all blocks over all slices, and gives what follows it. */
  private <N> List<N> runStage(List<? extends BlockStage<N>> stages) {
    workers.forEach(
        BLOCKS * RowParts.SLICES,
        1,
        (worker, n, end) ->
            stages.get(n / RowParts.SLICES).run(workspaces.get(worker), n % RowParts.SLICES));
    return forEachBlock(b -> stages.get(b).finish());
  }

  @Override
  public void backward(float[] gradient) {
    TokenRows rows = state.get();
    float[] dz = head.backward(gradient);
    if (rows.tokens() == 0) {
      layers().forEach(parameter -> Arrays.fill(parameter.gradient(), 0));
      return;
    }
    List<float[]> dx =
        runStage(
            runStage(
                forEachBlock(
                    b -> pooled.get(b).backward(featureGradients(dz, rows.documents(), b)))));
    if (embedding.isTrainable()) {
      float[] dVectors = new float[rows.words().size() * embedding.dimensions()];
      workers.forEach(
          rows.words().size(),
          WORDS_AT_ONCE,
          (worker, from, to) -> gather(rows, dx, dVectors, from, to));
      embedding.backward(rows.words().tokens(), dVectors);
    }
  }

  /** The columns of {@code dz} that belong to a block, documents x filters. */
  private float[] featureGradients(float[] dz, int documents, int block) {
    float[] gradients = new float[documents * filters];
    for (int d = 0; d < documents; d++) {
      System.arraycopy(dz, (d * BLOCKS + block) * filters, gradients, d * filters, filters);
    }
    return gradients;
  }

  /** Sums the gradient of each word over its rows and over all blocks. */
  private void gather(
      TokenRows rows, List<float[]> dx, float[] dVectors, int fromWord, int toWord) {
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
    return Stream.concat(layers(), head.parameters().stream()).toList();
  }

  /** The parameters below the dense layers. */
  private Stream<Parameter> layers() {
    return Stream.concat(
        Stream.of(embedding.parameter()),
        blocks.stream().flatMap(block -> block.parameters().stream()));
  }

  @Override
  public void close() {
    blocks.forEach(ResidualBlock::close);
    head.close();
    workspaces.forEach(BlockWorkspace::close);
  }
}
