package org.deepmovie.deep.autorec;

import java.util.Optional;
import org.deepmovie.internal.factor.FactorModel;

/**
 * What {@link AutoRec} learns.
 *
 * @param factors hidden units and the weights of outputs as vectors of users and items
 * @param encoder of rows; empty for an {@code autorec-item} whose file has none
 */
record AutoRecModel(FactorModel factors, Optional<RowEncoder> encoder) {}
