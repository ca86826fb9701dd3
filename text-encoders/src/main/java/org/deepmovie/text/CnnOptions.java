package org.deepmovie.text;

import org.deepmovie.hybrid.SideInformationOptions;
import org.deepmovie.options.Hyperparameter;
import org.deepmovie.options.OptionsMapper;

/** Options of the encoder {@code cnn}: a text CNN. */
public record CnnOptions(
    WordOptions words,
    SideInformationOptions side,
    @Hyperparameter(
            value = "100",
            min = 1,
            max = 1000,
            doc = "filters of each width: 3, 4 and 5 words")
        int filters,
    DenseHeadOptions head,
    EncoderTrainingOptions training,
    @Hyperparameter(
            value = "auto",
            doc =
                "native: our kernels on the CPU; dl4j: Deeplearning4j; auto: dl4j on CUDA, else native")
        TextEngine engine)
    implements TextEncoderOptions, CnnOptionsWith {
  /** Every option at its default. */
  public static CnnOptions defaults() {
    return OptionsMapper.defaults(CnnOptions.class);
  }
}
