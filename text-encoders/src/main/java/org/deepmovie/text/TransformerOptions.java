package org.deepmovie.text;

import org.deepmovie.hybrid.SideInformationOptions;
import org.deepmovie.options.Hyperparameter;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.options.Preset;

/** Options of the encoder {@code transformer}: the encoder half of a transformer. */
public record TransformerOptions(
    WordOptions words,
    SideInformationOptions side,
    @Hyperparameter(
            value = "128",
            min = 1,
            max = 2048,
            doc = "length of a word's vector in the blocks; a multiple of heads")
        int modelDimension,
    @Hyperparameter(
            value = "2",
            min = 1,
            max = 24,
            tune = "1..3",
            doc = "blocks of self-attention and a feed-forward network")
        int layers,
    @Hyperparameter(value = "2", min = 1, max = 64, doc = "attention heads of each block")
        int heads,
    @Hyperparameter(
            value = "512",
            min = 1,
            max = 8192,
            doc = "hidden units of each feed-forward network")
        int feedForwardUnits,
    @Hyperparameter(
            value = "learned",
            tune = "learned,sinusoidal",
            doc = "encoding of a word's position: a learned vector, or sines and cosines")
        PositionEncoding positionEncoding,
    @Hyperparameter(
            value = "pre",
            tune = "pre,post",
            doc = "layer normalization before each sublayer (pre) or after each sum (post)")
        NormPlacement normalization,
    @Hyperparameter(value = "128", min = 1, max = 2000, doc = "units of the hidden layer")
        int hiddenUnits,
    @Hyperparameter(
            value = "0.1",
            min = 0,
            max = 0.9,
            tune = "0..0.3",
            doc = "dropout probability of the input, the sublayers' outputs and the hidden units")
        double dropout,
    @Preset(option = "learningRate", value = "0.0005", tune = "0.0001..0.002 log")
        @Preset(option = "encoderEpochs", value = "1")
        EncoderTrainingOptions training,
    @Hyperparameter(
            value = "auto",
            doc =
                "native: our kernels on the CPU; dl4j: Deeplearning4j; auto: dl4j on CUDA, else native")
        TextEngine engine)
    implements TextEncoderOptions, TransformerOptionsWith {

  /** Every option at its default. */
  public static TransformerOptions defaults() {
    return OptionsMapper.defaults(TransformerOptions.class);
  }

  /** How the position of a word is encoded (Vaswani et al., NeurIPS 2017, section 3.5). */
  public enum PositionEncoding {
    /** A learned vector per position. */
    LEARNED,
    /** Sines and cosines of the position. */
    SINUSOIDAL
  }

  /** Where layers are normalized (Xiong et al., ICML 2020, table 1). */
  public enum NormPlacement {
    /** The input of each sublayer, and the output of the last block. */
    PRE,
    /** The sum after each sublayer. */
    POST
  }
}
