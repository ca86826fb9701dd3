package org.deepmovie.text;

import org.deepmovie.hybrid.SideInformationOptions;
import org.deepmovie.options.Hyperparameter;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.options.Preset;

/** Options of the encoder {@code bag}: the mean of a text's word vectors. */
public record BagOptions(
    WordOptions words,
    SideInformationOptions side,
    @Hyperparameter(
            value = "false",
            tune = "true,false",
            doc = "whether to scale the mean of the word vectors to a root mean square of 1")
        boolean normalize,
    @Preset(option = "learningRate", value = "0.001", tune = "0.0003..0.01 log")
        @Preset(option = "encoderEpochs", value = "2", tune = "1..8 log")
        EncoderTrainingOptions training)
    implements TextEncoderOptions, BagOptionsWith {
  /** Every option at its default. */
  public static BagOptions defaults() {
    return OptionsMapper.defaults(BagOptions.class);
  }
}
