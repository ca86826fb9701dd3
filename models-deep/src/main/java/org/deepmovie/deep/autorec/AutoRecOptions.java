package org.deepmovie.deep.autorec;

import java.util.OptionalDouble;
import org.deepmovie.analysis.TextLanguage;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.internal.deep.autorec.AutoencoderSpec;
import org.deepmovie.internal.factor.FactorModel;
import org.deepmovie.internal.leastsquares.Regularization;
import org.deepmovie.internal.train.RatingDensity;
import org.deepmovie.nn.Activation;
import org.deepmovie.nn.Optimizer;
import org.deepmovie.options.DataDependentOptions;
import org.deepmovie.options.Hyperparameter;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.options.common.RegularizationScaling;

/** Options of {@link AutoRec}. */
public record AutoRecOptions(
    @Hyperparameter(
            value = "500",
            min = 1,
            max = 10000,
            tune = "100..1000 log",
            doc = "units of the first hidden layer")
        int hiddenUnits,
    @Hyperparameter(
            value = "0",
            min = 0,
            max = 10000,
            doc = "units of the second hidden layer, for which tanh works better; 0: one layer")
        int secondHiddenUnits,
    @Hyperparameter(
            value = "sigmoid",
            tune = "identity,sigmoid,relu,tanh",
            doc = "activation of hidden units")
        Activation activation,
    @Hyperparameter(
            value = "identity",
            doc = "activation of output units; identity: outputs are added to the centering")
        Activation output,
    @Hyperparameter(
            value = "baseline",
            tune = "middle,global-mean,baseline",
            doc = "what is subtracted from the ratings before they are inputs")
        InputCentering centering,
    @Hyperparameter(
            value = "0.5",
            min = 0,
            max = 1,
            tune = "0..0.5",
            doc = "inputs are divided by this power of their number; 0: as published")
        double inputScalingExponent,
    @Hyperparameter(
            value = "true",
            doc = "whether the network also reads who has an interaction; false: as published")
        boolean implicitInputs,
    @Hyperparameter(
            value = "false",
            doc = "whether the network reads attributes of its rows, such as an item's genres")
        boolean attributes,
    @Hyperparameter(
            value = "0",
            min = 0,
            max = 100_000,
            doc =
                "maximum number of terms of the items' texts that the network reads, by"
                    + " tf-idf; 0: none")
        int textTerms,
    @Hyperparameter(value = "english", doc = "language of the texts; none: keep stop words")
        TextLanguage language,
    @Hyperparameter(
            value = "0",
            min = 0,
            max = 0.95,
            tune = "0..0.6",
            doc = "probability with which an epoch drops a rating from the inputs")
        double inputDropout,
    @Hyperparameter(
            value = "0.3",
            min = 0,
            max = 1e6,
            tune = "0.03..30 log",
            doc = "regularization of the weights of inputs and between hidden layers")
        double inputRegularization,
    @Hyperparameter(
            value = "auto",
            min = 0,
            max = 1e6,
            tune = "5..200 log",
            doc =
                "regularization of the weights of outputs; auto: 50 where ratings are dense or not"
                    + " centered by the baseline, up to 15000 where they are sparse")
        OptionalDouble outputRegularization,
    @Hyperparameter(
            value = "none",
            doc =
                "factor of a parameter's regularization: none (1), sqrt (root of the"
                    + " number of ratings that depend on it) or count (the number)")
        RegularizationScaling regularizationScaling,
    @Hyperparameter(
            value = "0",
            min = 0,
            max = 1,
            doc = "elastic net: the L1 part of the regularization, the rest being L2")
        double l1Ratio,
    @Hyperparameter(
            value = "0",
            min = 0,
            max = 1000,
            doc = "weight of the squared distance of predictions to the rating scale")
        double outOfScalePenalty,
    @Hyperparameter(value = "adam", tune = "adam,rmsprop", doc = "optimizer") Optimizer optimizer,
    @Hyperparameter(
            value = "0.001",
            min = 1e-6,
            max = 10,
            tune = "0.0003..0.003 log",
            doc = "learning rate in the first epoch")
        double learningRate,
    @Hyperparameter(
            value = "1",
            min = 0.1,
            max = 1,
            tune = "0.7..1",
            doc =
                "multiplies learning rate and regularization after every decayInterval" + " epochs")
        double learningRateDecay,
    @Hyperparameter(value = "10", min = 1, max = 10000, doc = "epochs from one decay to the next")
        int decayInterval,
    @Hyperparameter(
            value = "256",
            min = 1,
            max = 1e9,
            tune = "128..1024 log",
            doc = "rows per step; if there are fewer, one step takes all of them")
        int batchSize,
    @Hyperparameter(
            value = "0.1",
            min = 1e-6,
            max = 10,
            tune = "0.02..0.3 log",
            doc = "standard deviation of the initial weights of inputs")
        double initialStdDev,
    @Hyperparameter(
            value = "60",
            min = 1,
            max = 10000,
            resource = true,
            doc = "maximum number of epochs")
        int epochs,
    @Hyperparameter(
            value = "10",
            min = 1,
            max = 10000,
            doc = "epochs without a lower validation error before the fit stops")
        int patience)
    implements AutoRecOptionsWith, DataDependentOptions<AutoRecOptions> {

  private static final double DENSE_OUTPUT_REGULARIZATION = 50;
  private static final double SPARSE_OUTPUT_REGULARIZATION = 15_000;

  /** Every option at its default. */
  public static AutoRecOptions defaults() {
    return OptionsMapper.defaults(AutoRecOptions.class);
  }

  /** The number of units of the last hidden layer. */
  int lastHiddenUnits() {
    return secondHiddenUnits > 0 ? secondHiddenUnits : hiddenUnits;
  }

  /** Whether the network reads more than interactions. */
  boolean hasFeatures() {
    return attributes || textTerms > 0;
  }

  @Override
  public AutoRecOptions chosenBy(RatingMatrix ratings) {
    if (outputRegularization.isPresent()) {
      return this;
    }
    double sparsity = startsAtBaseline() ? RatingDensity.of(ratings).sparsity() : 0;
    double ratio = SPARSE_OUTPUT_REGULARIZATION / DENSE_OUTPUT_REGULARIZATION;
    return withOutputRegularization(
        OptionalDouble.of(DENSE_OUTPUT_REGULARIZATION * StrictMath.pow(ratio, sparsity)));
  }

  /** Whether outputs, which are 0 before the first epoch, are added to the baseline. */
  boolean startsAtBaseline() {
    return centering == InputCentering.BASELINE && output == Activation.IDENTITY;
  }

  /**
   * The model of cold users and items, too: the baseline predicts these if outputs are added to it,
   * otherwise the vectors' biases do.
   */
  FactorModel withColdStart(FactorModel factors) {
    return startsAtBaseline() ? factors : factors.withOwnBiases();
  }

  /** The network that these options describe, of which none is {@code auto}. */
  AutoencoderSpec spec() {
    return new AutoencoderSpec(
        hiddenUnits,
        secondHiddenUnits,
        activation,
        new Regularization(inputRegularization, regularizationScaling),
        new Regularization(outputRegularization.orElseThrow(), regularizationScaling),
        l1Ratio,
        optimizer);
  }
}
