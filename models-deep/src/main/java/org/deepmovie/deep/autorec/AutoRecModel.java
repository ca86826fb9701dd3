package org.deepmovie.deep.autorec;

import java.util.Optional;
import org.deepmovie.internal.factor.FactorModel;

/**
 * What {@link AutoRec} learns.
 *
 * @param factors hidden units and the weights of outputs as vectors of users and items
 * @param encoder finds the vectors of new users; empty for {@code autorec-item}
 */
record AutoRecModel(FactorModel factors, Optional<FoldInEncoder> encoder) {}
