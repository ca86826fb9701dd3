package org.deepmovie.text;

import org.deepmovie.options.Hyperparameter;
import org.deepmovie.options.Preset;

/** Options of the residual network; defaults, ranges and meaning stand on the components. */
public record ResNetOptions(
    WordOptions words,
    @Hyperparameter(
            value = "100",
            min = 1,
            max = 1000,
            doc = "channels of each of the three blocks")
        int filters,
    HeadOptions head,
    @Preset(option = "epochs", value = "1") TrainingOptions training)
    implements TextOptions {}
