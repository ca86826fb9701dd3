package org.deepmovie.internal.text.transformer;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.deepmovie.internal.nn.blas.BlasMatrix;
import org.deepmovie.internal.nn.parameter.Parameter;
import org.deepmovie.internal.nn.parameter.ParameterSource;
import org.deepmovie.internal.nn.rows.TokenBatch;
import org.deepmovie.text.TransformerOptions;
import org.deepmovie.train.Workers;

/** Self-attention and a feed-forward network, each with its {@link ResidualSublayer}. */
final class TransformerBlock implements AutoCloseable {

  private final SelfAttention attention;
  private final ResidualSublayer attended;
  private final FeedForward feedForward;
  private final ResidualSublayer transformed;
  private final BlasMatrix sublayer;

  TransformerBlock(
      String name,
      TransformerOptions options,
      TransformerWorkspace scratch,
      ParameterSource source,
      Workers workers) {
    int width = options.modelDimension();
    double dropout = options.dropout();
    this.sublayer = scratch.sublayer();
    this.attention =
        new SelfAttention(
            name + ".attention", width, options.heads(), scratch.attention(), source, workers);
    this.attended =
        new ResidualSublayer(
            name + ".attention", width, options.normalization(), dropout, source, workers);
    this.feedForward =
        new FeedForward(
            name + ".feedForward",
            width,
            options.feedForwardUnits(),
            scratch.units(),
            source,
            workers);
    this.transformed =
        new ResidualSublayer(
            name + ".feedForward", width, options.normalization(), dropout, source, workers);
  }

  /** The parameters of attention, its residual, the feed-forward network and its residual. */
  List<Parameter> parameters() {
    return Stream.of(
            attention.parameters(),
            attended.parameters(),
            feedForward.parameters(),
            transformed.parameters())
        .flatMap(List::stream)
        .toList();
  }

  /** The output: the input of the next block. */
  ResidualSublayer output() {
    return transformed;
  }

  void forward(TokenBatch batch, ResidualSublayer input, Optional<SplittableRandom> random) {
    attention.forward(batch, input.normalized(), sublayer);
    attended.forward(input.stream(), sublayer, random);
    feedForward.forward(attended.normalized(), sublayer);
    transformed.forward(attended.stream(), sublayer, random);
  }

  /**
   * Replaces the gradients by the block's outputs by those by its inputs: of the {@link
   * ResidualSublayer#stream}, and of its normalized form.
   */
  void backward(ResidualSublayer input, BlasMatrix dStream, BlasMatrix dNormalized) {
    transformed.backward(dStream, dNormalized);
    feedForward.backward(attended.normalized(), dNormalized);
    attended.backward(dStream, dNormalized);
    attention.backward(input.normalized(), dNormalized);
  }

  @Override
  public void close() {
    attention.close();
    attended.close();
    feedForward.close();
    transformed.close();
  }
}
