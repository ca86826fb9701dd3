package org.deepmovie.text;

import org.deepmovie.options.Hyperparameter;
import org.deepmovie.options.OptionsMapper;

/** How a text encoder is trained: by Adam with decoupled weight decay. */
public record EncoderTrainingOptions(
    @Hyperparameter(
            value = "0.001",
            min = 1e-6,
            max = 1,
            tune = "0.0003..0.003 log",
            doc = "learning rate of Adam")
        double learningRate,
    @Hyperparameter(
            value = "1",
            min = 0,
            max = 10,
            tune = "0.1..10 log",
            doc = "weight decay: a step multiplies weights by 1 - learningRate * weightDecay")
        double weightDecay,
    @Hyperparameter(value = "128", min = 1, max = 4096, doc = "items per step of Adam")
        int batchSize,
    @Hyperparameter(
            value = "2",
            min = 1,
            max = 1000,
            tune = "1..4",
            doc = "epochs of the encoder per epoch of the model")
        int encoderEpochs)
    implements EncoderTrainingOptionsWith {
  /** Every option at its default. */
  public static EncoderTrainingOptions defaults() {
    return OptionsMapper.defaults(EncoderTrainingOptions.class);
  }
}
