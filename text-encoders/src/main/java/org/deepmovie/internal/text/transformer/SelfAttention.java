package org.deepmovie.internal.text.transformer;

import java.util.Arrays;
import java.util.List;
import org.deepmovie.internal.nn.blas.BlasMatrix;
import org.deepmovie.internal.nn.layer.ForwardState;
import org.deepmovie.internal.nn.parameter.Parameter;
import org.deepmovie.internal.nn.parameter.ParameterSource;
import org.deepmovie.internal.nn.rows.RowProjection;
import org.deepmovie.internal.nn.rows.TokenBatch;
import org.deepmovie.train.Workers;

/**
 * Multi-head scaled dot-product attention of the words of each text to each other (Vaswani et al.,
 * NeurIPS 2017, section 3.2), without the output bias, which {@link ResidualSublayer} adds:
 *
 * <pre>
 *   [Q K V] = n W + b     A = softmax(Q K' / sqrt(columns of a head)) V     f = A W_O
 * </pre>
 *
 * with a softmax and a product for each head. Texts are stored one after the other without padding,
 * and {@link AttentionHead} processes one text at a time, so no mask is needed.
 */
final class SelfAttention implements AutoCloseable {

  private final int width;
  private final int heads;
  private final RowProjection entry;
  private final Parameter bias;
  private final RowProjection output;
  private final Workers workers;
  private final AttentionHead[] attentionHeads;
  private final BlasMatrix entries;
  private final BlasMatrix attended;
  private final AttentionWorkspace scratch;
  private float[] logSums = new float[0];
  private final ForwardState<TokenBatch> state = new ForwardState<>();

  SelfAttention(
      String name,
      int width,
      int heads,
      AttentionWorkspace scratch,
      ParameterSource source,
      Workers workers) {
    this.width = width;
    this.heads = heads;
    this.workers = workers;
    this.scratch = scratch;
    this.entry = new RowProjection(name + ".entry", width, 3 * width, source, workers);
    this.bias = source.biases(name + ".entry.bias", 3L * width);
    this.output = new RowProjection(name + ".output", width, width, source, workers);
    this.attentionHeads = new AttentionHead[workers.threads()];
    Arrays.setAll(attentionHeads, worker -> new AttentionHead(width, width / heads));
    this.entries = new BlasMatrix(3 * width);
    this.attended = new BlasMatrix(width);
  }

  /** W, b, W_O. */
  List<Parameter> parameters() {
    return List.of(entry.weights, bias, output.weights);
  }

  /** Computes {@code f} from {@code n}, which has a row for each word of {@code batch}. */
  void forward(TokenBatch batch, BlasMatrix n, BlasMatrix f) {
    state.set(batch);
    entries.resize(n.rows());
    attended.resize(n.rows());
    if (logSums.length < n.rows() * heads) {
      logSums = new float[n.rows() * heads];
    }
    entry.begin();
    output.begin();
    entry.forward(n, entries);
    workers.forEach(
        batch.size(), 1, (worker, from, to) -> attend(attentionHeads[worker], batch, from));
    output.forward(attended, f);
  }

  private void attend(AttentionHead attentionHead, TokenBatch batch, int document) {
    int from = batch.starts()[document];
    int count = batch.length(document);
    for (int head = 0; head < heads && count > 0; head++) {
      attentionHead
          .attend(entries, bias.value(), head, from, count)
          .forward(attended, logSums, head * entries.rows());
    }
  }

  /** Replaces dL/df by dL/dn and sets the gradients of all parameters. */
  void backward(BlasMatrix n, BlasMatrix d) {
    TokenBatch batch = state.get();
    scratch.dEntries().resize(n.rows());
    scratch.dAttended().resize(n.rows());
    output.weightGradient(attended, d);
    output.inputGradient(d, scratch.dAttended());
    float[][] sums = new float[batch.size()][3 * width];
    workers.forEach(
        batch.size(),
        1,
        (worker, from, to) -> attendBackward(attentionHeads[worker], batch, from, sums[from]));
    for (int c = 0; c < 3 * width; c++) {
      double total = 0;
      for (float[] sum : sums) {
        total += sum[c];
      }
      bias.gradient()[c] = (float) total;
    }
    entry.weightGradient(n, scratch.dEntries());
    entry.inputGradient(scratch.dEntries(), d);
  }

  private void attendBackward(
      AttentionHead attentionHead, TokenBatch batch, int document, float[] sums) {
    int from = batch.starts()[document];
    int count = batch.length(document);
    for (int head = 0; head < heads && count > 0; head++) {
      attentionHead
          .attend(entries, bias.value(), head, from, count)
          .backward(scratch.dAttended(), logSums, head * entries.rows(), scratch.dEntries(), sums);
    }
  }

  @Override
  public void close() {
    entry.close();
    output.close();
    entries.close();
    attended.close();
  }
}
