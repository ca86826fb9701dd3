package org.deepmovie.text;

import org.deepmovie.hybrid.SideInformationOptions;
import org.deepmovie.options.Hyperparameter;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.options.Preset;

/** Options of the encoder {@code lstm}: a bidirectional LSTM. */
public record LstmOptions(
    WordOptions words,
    SideInformationOptions side,
    @Hyperparameter(value = "64", min = 1, max = 1000, doc = "LSTM units per direction") int units,
    @Hyperparameter(value = "1", min = 1, max = 4, doc = "bidirectional layers") int layers,
    @Hyperparameter(
            value = "mean",
            tune = "mean,last",
            doc = "vector of a text: the mean of its states, or the last state of each direction")
        StatePooling pooling,
    @Preset(option = "hiddenUnits", value = "64") DenseHeadOptions head,
    EncoderTrainingOptions training,
    @Hyperparameter(
            value = "auto",
            doc =
                "native: our kernels on the CPU; dl4j: Deeplearning4j; auto: dl4j on CUDA, else native")
        TextEngine engine)
    implements TextEncoderOptions, LstmOptionsWith {

  /** Every option at its default. */
  public static LstmOptions defaults() {
    return OptionsMapper.defaults(LstmOptions.class);
  }

  /** How the states at the words of a text become one vector. */
  public enum StatePooling {
    /** The mean of the states at all words. */
    MEAN,
    /** The state of each direction after its last word. */
    LAST
  }
}
