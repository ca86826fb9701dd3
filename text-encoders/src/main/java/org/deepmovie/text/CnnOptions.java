package org.deepmovie.text;

import org.deepmovie.options.Hyperparameter;

/** Options of the text CNN; defaults, ranges and meaning stand on the components. */
public record CnnOptions(
    WordOptions words,
    @Hyperparameter(value = "100", min = 1, max = 1000, doc = "filters of each width, 3, 4 and 5")
        int filters,
    HeadOptions head,
    TrainingOptions training)
    implements TextOptions {}
