package org.deepmovie.text;

import org.deepmovie.hybrid.SideInformationOptions;
import org.deepmovie.nn.KanBasis;
import org.deepmovie.options.Hyperparameter;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.options.Preset;

/** Options of the encoder {@code cnn-kan}: a text CNN with Kolmogorov-Arnold layers. */
public record CnnKanOptions(
    WordOptions words,
    SideInformationOptions side,
    @Hyperparameter(
            value = "100",
            min = 1,
            max = 1000,
            doc = "filters of each width: 3, 4 and 5 words")
        int filters,
    @Preset(option = "hiddenUnits", value = "64") DenseHeadOptions head,
    @Hyperparameter(
            value = "spline",
            tune = "spline,chebyshev",
            doc = "basis of the learned functions: cubic B-splines or Chebyshev polynomials")
        KanBasis basis,
    @Hyperparameter(
            value = "8",
            min = 4,
            max = 64,
            tune = "4..12",
            doc = "basis functions per learned function; splines have 3 intervals less")
        int basisFunctions,
    EncoderTrainingOptions training,
    @Hyperparameter(
            value = "auto",
            doc =
                "native: our kernels on the CPU; dl4j: Deeplearning4j; auto: dl4j on CUDA, else native")
        TextEngine engine)
    implements TextEncoderOptions, CnnKanOptionsWith {
  /** Every option at its default. */
  public static CnnKanOptions defaults() {
    return OptionsMapper.defaults(CnnKanOptions.class);
  }
}
