package org.deepmovie.text;

import org.deepmovie.internal.nn.layer.KanBasis;
import org.deepmovie.options.Hyperparameter;
import org.deepmovie.options.Preset;

/**
 * Options of the text CNN with Kolmogorov-Arnold layers; defaults, ranges and meaning stand on the
 * components.
 */
public record CnnKanOptions(
    WordOptions words,
    @Hyperparameter(value = "100", min = 1, max = 1000, doc = "filters of each width, 3, 4 and 5")
        int filters,
    @Preset(option = "hidden", value = "64") HeadOptions head,
    @Hyperparameter(
            value = "spline",
            tune = "spline,chebyshev",
            doc = "what an edge's function is made of: cubic B-splines or Chebyshev polynomials")
        KanBasis basis,
    @Hyperparameter(
            value = "8",
            min = 4,
            max = 64,
            tune = "4..12",
            doc = "splines (on as many intervals less 3) or polynomials per edge")
        int functions,
    TrainingOptions training)
    implements TextOptions {}
