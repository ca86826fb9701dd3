package org.deepmovie.text;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deepmovie.model.Workers;

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

  private final int filters;
  private final Embedding embedding;
  private final List<ResidualBlock> blocks;
  private final DenseHead head;
  private TokenRows rows;

  ResNetNetwork(
      ResNetOptions options,
      Embedding embedding,
      int outputs,
      ParameterSource source,
      Workers workers) {
    this.filters = options.filters();
    this.embedding = embedding;
    this.blocks =
        IntStream.range(0, BLOCKS)
            .mapToObj(
                b ->
                    new ResidualBlock(
                        "block" + b, embedding.dimensions(), filters, source, workers))
            .toList();
    this.head =
        new DenseHead(BLOCKS * filters, options.hidden(), outputs, options.dropout(), source);
  }

  @Override
  public int encodedAtOnce() {
    return ENCODED_AT_ONCE;
  }

  @Override
  public float[] forward(TokenBatch batch, Optional<SplittableRandom> dropout) {
    rows = TokenRows.of(batch, embedding.words());
    float[] vectors = embedding.lookUp(rows.words().tokens());
    float[] z = new float[batch.size() * BLOCKS * filters];
    for (int b = 0; b < BLOCKS; b++) {
      float[] features = blocks.get(b).forward(rows, vectors, dropout.isPresent());
      for (int d = 0; d < batch.size(); d++) {
        System.arraycopy(features, d * filters, z, (d * BLOCKS + b) * filters, filters);
      }
    }
    return head.forward(z, batch.size(), dropout);
  }

  @Override
  public void backward(float[] gradient) {
    float[] dz = head.backward(gradient);
    float[] dVectors = new float[rows.words().size() * embedding.dimensions()];
    for (int b = 0; b < BLOCKS; b++) {
      float[] features = new float[rows.documents() * filters];
      for (int d = 0; d < rows.documents(); d++) {
        System.arraycopy(dz, (d * BLOCKS + b) * filters, features, d * filters, filters);
      }
      float[] part = blocks.get(b).backward(features);
      for (int p = 0; p < part.length; p++) {
        dVectors[p] += part[p];
      }
    }
    if (embedding.trains()) {
      embedding.backward(rows.words().tokens(), dVectors);
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
  }
}
