package org.deepmovie.text;

import org.deepmovie.options.Hyperparameter;
import org.deepmovie.options.Preset;

/** Options of the transformer; defaults, ranges and meaning stand on the components. */
public record TransformerOptions(
    WordOptions words,
    @Hyperparameter(
            value = "128",
            min = 1,
            max = 2048,
            doc = "length of the vector of a word within its text; a multiple of heads")
        int width,
    @Hyperparameter(
            value = "2",
            min = 1,
            max = 24,
            tune = "1..3",
            doc = "blocks of attention and feed-forward network")
        int layers,
    @Hyperparameter(value = "2", min = 1, max = 64, doc = "heads of attention of each block")
        int heads,
    @Hyperparameter(
            value = "512",
            min = 1,
            max = 8192,
            doc = "hidden units of each feed-forward network")
        int feedForward,
    @Hyperparameter(
            value = "learned",
            tune = "learned,sinusoidal",
            doc =
                "what tells where a word stands: a learned vector per place, or sines and cosines")
        Positions positions,
    @Hyperparameter(
            value = "pre",
            tune = "pre,post",
            doc =
                "whether sublayers normalize what they read, or the sums after them are normalized")
        Norm norm,
    @Hyperparameter(value = "128", min = 1, max = 2000, doc = "units of the hidden layer")
        int hidden,
    @Hyperparameter(
            value = "0.1",
            min = 0,
            max = 0.9,
            tune = "0..0.3",
            doc = "part to drop of the input, of what each sublayer adds, and of the hidden units")
        double dropout,
    @Preset(option = "learningRate", value = "0.0005", tune = "0.0001..0.002 log")
        @Preset(option = "epochs", value = "1")
        TrainingOptions training)
    implements TextOptions {

  /** What tells where a word stands (Vaswani et al., NeurIPS 2017, section 3.5). */
  public enum Positions {
    /** A vector per place, learned. */
    LEARNED,
    /** Sines and cosines of the place. */
    SINUSOIDAL
  }

  /** Where layers are normalized (Xiong et al., ICML 2020, table 1). */
  public enum Norm {
    /** What each sublayer reads, and at last the sum of all. */
    PRE,
    /** The sum after each sublayer. */
    POST
  }
}
