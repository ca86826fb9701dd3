package org.deepmovie.hybrid;

import java.util.Optional;
import org.deepmovie.internal.factor.FactorModel;

/**
 * The state of the loop after an epoch.
 *
 * @param model the vectors
 * @param encoder the encoder, if there is one
 */
record PmfCheckpoint(FactorModel model, Optional<StoredEncoder> encoder) {}
