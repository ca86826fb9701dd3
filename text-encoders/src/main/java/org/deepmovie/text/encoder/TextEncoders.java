package org.deepmovie.text.encoder;

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
import org.deepmovie.text.BagOptions;
import org.deepmovie.text.CnnKanOptions;
import org.deepmovie.text.CnnOptions;
import org.deepmovie.text.LstmOptions;
import org.deepmovie.text.ResNetOptions;
import org.deepmovie.text.TransformerOptions;

/**
 * The text encoders of this library, for use without a name:
 *
 * <pre>{@code
 * var trainer = new AlternatingPmf(
 *     PmfOptions.defaults(), TextEncoders.cnn(), CnnOptions.defaults().withFilters(50));
 * }</pre>
 */
public final class TextEncoders {

  private TextEncoders() {}

  /** {@code bag}: the mean of the word vectors. */
  public static EncoderProvider<BagOptions> bag() {
    return new TextEncoderProvider<>(
        "bag",
        "mean of word vectors weighted by tf-idf, one dense layer",
        BagOptions.class,
        false,
        BagNetwork::new);
  }

  /** {@code cnn}: a text CNN. */
  public static EncoderProvider<CnnOptions> cnn() {
    return new TextEncoderProvider<>(
        "cnn",
        "word vectors, convolutions of width 3, 4 and 5, maximum over the text, two dense"
            + " layers",
        CnnOptions.class,
        false,
        GraphNetworks.factory(CnnNetwork::new, new CnnGraph(), CnnOptions::engine));
  }

  /** {@code cnn-kan}: a text CNN with Kolmogorov-Arnold layers. */
  public static EncoderProvider<CnnKanOptions> cnnKan() {
    return new TextEncoderProvider<>(
        "cnn-kan",
        "word vectors, convolutions of width 3, 4 and 5, maximum over the text, two KAN layers",
        CnnKanOptions.class,
        false,
        GraphNetworks.factory(CnnKanNetwork::new, new CnnKanGraph(), CnnKanOptions::engine));
  }

  /** {@code lstm}: a bidirectional LSTM. */
  public static EncoderProvider<LstmOptions> lstm() {
    return new TextEncoderProvider<>(
        "lstm",
        "word vectors, bidirectional LSTM, mean over the text or last state, two dense layers",
        LstmOptions.class,
        false,
        GraphNetworks.factory(
            (options, setup) -> new LstmNetwork(options, setup, Kernels.best()),
            new LstmGraph(),
            LstmOptions::engine));
  }

  /** {@code resnet}: residual blocks. */
  public static EncoderProvider<ResNetOptions> resNet() {
    return new TextEncoderProvider<>(
        "resnet",
        "word vectors, three residual blocks, maximum over the text, two dense layers",
        ResNetOptions.class,
        false,
        GraphNetworks.factory(ResNetNetwork::new, new ResNetGraph(), ResNetOptions::engine));
  }

  /** {@code transformer}: the encoder half of a transformer. */
  public static EncoderProvider<TransformerOptions> transformer() {
    return new TextEncoderProvider<>(
        "transformer",
        "word vectors and positions, blocks of self-attention, mean over the text, two dense"
            + " layers",
        TransformerOptions.class,
        false,
        GraphNetworks.factory(
            TransformerNetwork::new, new TransformerGraph(), TransformerOptions::engine));
  }
}
