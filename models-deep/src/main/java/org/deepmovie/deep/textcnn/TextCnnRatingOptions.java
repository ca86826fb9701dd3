package org.deepmovie.deep.textcnn;

import java.io.IOException;
import org.deepmovie.internal.nn.parameter.ParameterSource;
import org.deepmovie.nn.Activation;
import org.deepmovie.options.Hyperparameter;
import org.deepmovie.recommend.Catalog;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.text.ConvolutionOptions;
import org.deepmovie.train.Workers;

/** Options of {@link TextCnnRating}; defaults, ranges and meaning stand on the components. */
public record TextCnnRatingOptions(
    @Hyperparameter(
            value = "product",
            tune = "product,layer,sum",
            doc = "how the hidden units of user and item give a rating; sum: as published")
        Combine combine,
    @Hyperparameter(
            value = "tanh",
            tune = "tanh,relu,identity",
            doc = "f, the activation of the hidden units")
        Activation activation,
    @Hyperparameter(
            value = "64",
            min = 1,
            max = 1000,
            tune = "16..128",
            doc = "length of the embeddings u and v, and of the texts' vectors d")
        int width,
    @Hyperparameter(value = "64", min = 1, max = 2000, tune = "16..256", doc = "hidden units")
        int hidden,
    @Hyperparameter(
            value = "0.1",
            min = 0,
            max = 1,
            tune = "0..0.5",
            doc = "part of the ids to drop in training, which those without ratings have none of")
        double idDropout,
    @Hyperparameter(
            value = "true",
            doc = "whether texts are read; without them attributes and ids are all that is known")
        boolean texts,
    ConvolutionOptions text,
    @Hyperparameter(
            value = "0.003",
            min = 1e-6,
            max = 1,
            tune = "0.0003..0.01 log",
            doc = "step size of Adam")
        double learningRate,
    @Hyperparameter(
            value = "0.9",
            min = 0.1,
            max = 1,
            tune = "0.7..1",
            doc = "what multiplies the learning rate after every epoch")
        double decay,
    @Hyperparameter(
            value = "0.3",
            min = 0,
            max = 100,
            tune = "0.01..3 log",
            doc = "shrinks weights but not biases, per learning rate")
        double weightDecay,
    @Hyperparameter(value = "128", min = 1, max = 100_000, doc = "items per step of Adam")
        int batchSize,
    @Hyperparameter(
            value = "4",
            min = 1,
            max = 1000,
            doc = "parts of an item's ratings, for each of which an epoch reads its text")
        int parts,
    @Hyperparameter(value = "20", min = 1, max = 10000, resource = true, doc = "epochs at most")
        int epochs,
    @Hyperparameter(
            value = "3",
            min = 1,
            max = 10000,
            doc = "epochs without a better validation error before the fit stops")
        int patience) {

  Combination combination(ParameterSource source, Workers workers) {
    return switch (combine) {
      case PRODUCT -> new UnitProducts(hidden, source, workers);
      case LAYER, SUM -> new SummedUnits(hidden, units(), activation, source, workers);
    };
  }

  /** Of the layer over the sum. */
  private int units() {
    return combine == Combine.SUM ? 1 : hidden;
  }

  RatingModel load(ArchiveReader archive, Catalog catalogue) throws IOException {
    return switch (combine) {
      case PRODUCT -> UnitProductsModel.load(archive, catalogue, hidden);
      case LAYER, SUM -> SummedUnitsModel.load(archive, catalogue, units(), activation);
    };
  }

  /** How the hidden units of a user and of an item give a rating. */
  public enum Combine {
    /** Their products, and a bias of each side. */
    PRODUCT,
    /** A further layer over their sum. */
    LAYER,
    /** One unit over their sum (Li). */
    SUM
  }
}
