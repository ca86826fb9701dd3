package org.deepmovie.internal.text;

import java.util.List;
import org.deepmovie.internal.kernel.Kernels;
import org.deepmovie.internal.text.bag.BagNetwork;
import org.deepmovie.internal.text.cnn.CnnKanNetwork;
import org.deepmovie.internal.text.cnn.CnnNetwork;
import org.deepmovie.internal.text.graph.CnnGraph;
import org.deepmovie.internal.text.graph.CnnKanGraph;
import org.deepmovie.internal.text.graph.GraphNetworks;
import org.deepmovie.internal.text.graph.LstmGraph;
import org.deepmovie.internal.text.graph.ResNetGraph;
import org.deepmovie.internal.text.graph.TransformerGraph;
import org.deepmovie.internal.text.lstm.LstmNetwork;
import org.deepmovie.internal.text.network.TextEncoderProvider;
import org.deepmovie.internal.text.resnet.ResNetNetwork;
import org.deepmovie.internal.text.transformer.TransformerNetwork;
import org.deepmovie.spi.EncoderProvider;
import org.deepmovie.spi.ProviderGroup;
import org.deepmovie.text.BagOptions;
import org.deepmovie.text.CnnKanOptions;
import org.deepmovie.text.CnnOptions;
import org.deepmovie.text.LstmOptions;
import org.deepmovie.text.ResNetOptions;
import org.deepmovie.text.TransformerOptions;

/** The text encoders of this module, each used as {@code pmf+NAME}. */
public final class TextEncoders implements ProviderGroup {

  /** Called by the {@link java.util.ServiceLoader}. */
  public TextEncoders() {}

  @Override
  public List<EncoderProvider<?>> encoders() {
    return List.of(
        new TextEncoderProvider<>(
            "bag",
            "mean of word vectors weighted by tf-idf, one dense layer",
            BagOptions.class,
            (options, embedding, outputs, source, workers, loaded) ->
                new BagNetwork(options, embedding, outputs, source)),
        new TextEncoderProvider<>(
            "cnn",
            "word vectors, convolutions of width 3, 4 and 5, maximum over the text, two dense"
                + " layers",
            CnnOptions.class,
            GraphNetworks.factory(CnnNetwork::new, new CnnGraph(), CnnOptions::engine)),
        new TextEncoderProvider<>(
            "cnn-kan",
            "word vectors, convolutions of width 3, 4 and 5, maximum over the text, two KAN layers",
            CnnKanOptions.class,
            GraphNetworks.factory(CnnKanNetwork::new, new CnnKanGraph(), CnnKanOptions::engine)),
        new TextEncoderProvider<>(
            "lstm",
            "word vectors, bidirectional LSTM, mean over the text or last state, two dense layers",
            LstmOptions.class,
            GraphNetworks.factory(
                (options, embedding, outputs, source, workers) ->
                    new LstmNetwork(options, embedding, outputs, source, workers, Kernels.best()),
                new LstmGraph(),
                LstmOptions::engine)),
        new TextEncoderProvider<>(
            "resnet",
            "word vectors, three residual blocks, maximum over the text, two dense layers",
            ResNetOptions.class,
            GraphNetworks.factory(ResNetNetwork::new, new ResNetGraph(), ResNetOptions::engine)),
        new TextEncoderProvider<>(
            "transformer",
            "word vectors and positions, blocks of self-attention, mean over the text, two dense"
                + " layers",
            TransformerOptions.class,
            GraphNetworks.factory(
                TransformerNetwork::new, new TransformerGraph(), TransformerOptions::engine)));
  }
}
