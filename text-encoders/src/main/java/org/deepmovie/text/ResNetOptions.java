package org.deepmovie.text;

import org.deepmovie.hybrid.SideInformationOptions;
import org.deepmovie.options.Hyperparameter;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.options.Preset;

/** Options of the encoder {@code resnet}: three residual blocks side by side. */
public record ResNetOptions(
    WordOptions words,
    SideInformationOptions side,
    @Hyperparameter(value = "100", min = 1, max = 1000, doc = "channels of each of the 3 blocks")
        int filters,
    DenseHeadOptions head,
    @Preset(option = "encoderEpochs", value = "1") EncoderTrainingOptions training,
    @Hyperparameter(
            value = "auto",
            doc =
                "native: our kernels on the CPU; dl4j: Deeplearning4j; auto: dl4j on CUDA, else native")
        TextEngine engine)
    implements TextEncoderOptions, ResNetOptionsWith {
  /** Every option at its default. */
  public static ResNetOptions defaults() {
    return OptionsMapper.defaults(ResNetOptions.class);
  }
}
