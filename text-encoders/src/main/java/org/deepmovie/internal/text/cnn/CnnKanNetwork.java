package org.deepmovie.internal.text.cnn;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.deepmovie.internal.nn.layer.Dropout;
import org.deepmovie.internal.nn.layer.ForwardState;
import org.deepmovie.internal.nn.layer.KanLayer;
import org.deepmovie.internal.nn.parameter.Parameter;
import org.deepmovie.internal.nn.parameter.ParameterSource;
import org.deepmovie.internal.nn.rows.SideFeatures;
import org.deepmovie.internal.nn.rows.TokenBatch;
import org.deepmovie.internal.text.network.DenseHead;
import org.deepmovie.internal.text.network.NetworkSetup;
import org.deepmovie.internal.text.network.TextNetwork;
import org.deepmovie.internal.text.network.WordEmbedding;
import org.deepmovie.nn.Activation;
import org.deepmovie.nn.KanBasis;
import org.deepmovie.text.CnnKanOptions;
import org.deepmovie.train.Workers;

/**
 * The text CNN with two Kolmogorov-Arnold layers in place of the dense ones:
 *
 * <pre>
 *   z = tanh([pooled convolutions of width 3, 4 and 5 | attributes | vectors])
 *   h = tanh(dropout(KAN(z)))
 *   y = KAN(h)
 * </pre>
 *
 * <p>tanh keeps the inputs of a layer on the fixed grid of its splines.
 */
public final class CnnKanNetwork implements TextNetwork {

  private final WordEmbedding embedding;
  private final PooledConvolutions convolutions;
  private final KanLayer hidden;
  private final Dropout dropout;
  private final KanLayer output;
  private final ForwardState<KanInputs> state = new ForwardState<>();

  /** The features of the texts of a batch, and the inputs of both layers. */
  private record KanInputs(int documents, PooledText pooled, float[] z, float[] h) {}

  public CnnKanNetwork(CnnKanOptions options, NetworkSetup setup) {
    ParameterSource source = setup.source();
    Workers workers = setup.workers();
    this.embedding = setup.embedding();
    this.convolutions =
        new PooledConvolutions(
            PooledConvolutions.KIM_WIDTHS, embedding, options.filters(), source, workers);
    KanBasis basis = options.basis();
    int functions = options.basisFunctions();
    int inputs = convolutions.outputs() + setup.sideColumns();
    int units = options.head().hiddenUnits();
    this.hidden = new KanLayer("hidden", basis, functions, inputs, units, 1, source, workers);
    this.dropout = new Dropout(options.head().dropout());
    this.output =
        new KanLayer(
            "output",
            basis,
            functions,
            units,
            setup.outputs(),
            DenseHead.OUTPUT_GAIN,
            source,
            workers);
  }

  @Override
  public float[] forward(TokenBatch batch, Optional<SplittableRandom> random) {
    PooledText pooled = convolutions.forward(batch);
    float[] z = batch.side().appendTo(pooled.features().clone(), batch.items());
    Activation.TANH.apply(z);
    float[] h = dropout.forward(hidden.forward(z, batch.size()), random);
    Activation.TANH.apply(h);
    state.set(new KanInputs(batch.size(), pooled, z, h));
    return output.forward(h, batch.size());
  }

  @Override
  public void backward(float[] gradient) {
    KanInputs inputs = state.get();
    float[] dh = output.backward(gradient);
    Activation.TANH.backpropagate(inputs.h(), dh);
    float[] dz = hidden.backward(dropout.backward(dh));
    Activation.TANH.backpropagate(inputs.z(), dz);
    inputs.pooled().backward(SideFeatures.first(dz, inputs.documents(), convolutions.outputs()));
  }

  @Override
  public List<Parameter> parameters() {
    return Stream.of(
            List.of(embedding.parameter()),
            convolutions.parameters(),
            hidden.parameters(),
            output.parameters())
        .flatMap(List::stream)
        .toList();
  }

  @Override
  public void close() {
    convolutions.close();
    hidden.close();
    output.close();
  }
}
