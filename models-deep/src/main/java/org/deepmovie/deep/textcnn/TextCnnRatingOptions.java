package org.deepmovie.deep.textcnn;

import java.io.IOException;
import org.deepmovie.internal.deep.textcnn.LayerHead;
import org.deepmovie.internal.deep.textcnn.LayerRatingModel;
import org.deepmovie.internal.deep.textcnn.ProductHead;
import org.deepmovie.internal.deep.textcnn.ProductRatingModel;
import org.deepmovie.internal.deep.textcnn.RatingHead;
import org.deepmovie.internal.deep.textcnn.RatingModel;
import org.deepmovie.internal.nn.parameter.ParameterSource;
import org.deepmovie.nn.Activation;
import org.deepmovie.options.Hyperparameter;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.recommend.Catalog;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.text.ConvolutionOptions;
import org.deepmovie.train.Workers;

/** Options of {@link TextCnnRating}. */
public record TextCnnRatingOptions(
    @Hyperparameter(
            value = "product",
            tune = "product,layer,sum",
            doc = "how the hidden units of user and item give a rating; sum: as published")
        UnitCombination combination,
    @Hyperparameter(value = "tanh", tune = "tanh,relu,identity", doc = "activation of hidden units")
        Activation activation,
    @Hyperparameter(
            value = "64",
            min = 1,
            max = 1000,
            tune = "16..128",
            doc = "length of the embeddings of attributes and ids, and of the vectors of texts")
        int factors,
    @Hyperparameter(
            value = "64",
            min = 1,
            max = 2000,
            tune = "16..256",
            doc = "hidden units of a user or item")
        int hiddenUnits,
    @Hyperparameter(
            value = "0.1",
            min = 0,
            max = 1,
            tune = "0..0.5",
            doc = "probability with which a step drops an id, as new users and items have none")
        double idDropout,
    @Hyperparameter(
            value = "true",
            doc = "whether the network reads texts; false: only attributes and ids")
        boolean texts,
    @Hyperparameter(
            value = "0.3",
            min = 0,
            max = 0.95,
            tune = "0..0.8",
            doc = "probability with which a step drops a text, as texts are learned by heart")
        double textDropout,
    ConvolutionOptions text,
    @Hyperparameter(
            value = "0.003",
            min = 1e-6,
            max = 1,
            tune = "0.0003..0.01 log",
            doc = "learning rate of Adam")
        double learningRate,
    @Hyperparameter(
            value = "0.9",
            min = 0.1,
            max = 1,
            tune = "0.7..1",
            doc = "multiplies every learning rate after each epoch")
        double learningRateDecay,
    @Hyperparameter(
            value = "0.3",
            min = 0,
            max = 100,
            tune = "0.01..3 log",
            doc = "decoupled weight decay of weights, not of biases, per learning rate")
        double weightDecay,
    @Hyperparameter(value = "128", min = 1, max = 100_000, doc = "items per step of Adam")
        int batchSize,
    @Hyperparameter(
            value = "4",
            min = 1,
            max = 1000,
            doc = "how often an epoch reads each text, each time with a part of its ratings")
        int textPassesPerEpoch,
    @Hyperparameter(
            value = "20",
            min = 1,
            max = 10000,
            resource = true,
            doc = "maximum number of epochs")
        int epochs,
    @Hyperparameter(
            value = "3",
            min = 1,
            max = 10000,
            doc = "epochs without a lower validation error before the fit stops")
        int patience)
    implements TextCnnRatingOptionsWith {

  /** Every option at its default. */
  public static TextCnnRatingOptions defaults() {
    return OptionsMapper.defaults(TextCnnRatingOptions.class);
  }

  /** A head with the parameters of {@code source}. */
  RatingHead head(ParameterSource source, Workers workers) {
    return switch (combination) {
      case PRODUCT -> new ProductHead(hiddenUnits, source, workers);
      case LAYER, SUM -> new LayerHead(hiddenUnits, layerUnits(), activation, source, workers);
    };
  }

  /** The number of units of the layer over the sum. */
  private int layerUnits() {
    return combination == UnitCombination.SUM ? 1 : hiddenUnits;
  }

  /** Reads a model with these options. */
  RatingModel load(ArchiveReader archive, Catalog catalog) throws IOException {
    return switch (combination) {
      case PRODUCT -> ProductRatingModel.load(archive, catalog, hiddenUnits);
      case LAYER, SUM -> LayerRatingModel.load(archive, catalog, layerUnits(), activation);
    };
  }
}
