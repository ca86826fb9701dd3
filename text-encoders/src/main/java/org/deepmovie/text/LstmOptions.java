package org.deepmovie.text;

import org.deepmovie.options.Hyperparameter;
import org.deepmovie.options.Preset;

/** Options of the recurrent network; defaults, ranges and meaning stand on the components. */
public record LstmOptions(
    WordOptions words,
    @Hyperparameter(value = "64", min = 1, max = 1000, doc = "units per direction") int units,
    @Hyperparameter(value = "1", min = 1, max = 4, doc = "bidirectional layers") int layers,
    @Hyperparameter(
            value = "mean",
            tune = "mean,last",
            doc = "what represents a text: the mean of its words' states, or each direction's last")
        Pooling pooling,
    @Preset(option = "hidden", value = "64") HeadOptions head,
    TrainingOptions training)
    implements TextOptions {

  /** What represents a text. */
  public enum Pooling {
    /** The mean of the states at all its words. */
    MEAN,
    /** The state of each direction after its last word. */
    LAST
  }
}
