package org.deepmovie.hybrid;

import java.util.Optional;
import org.deepmovie.internal.factor.FactorModel;

/**
 * The state of the loop after an epoch.
 *
 * @param model the vectors
 * @param userEncoder gives the prior means of users, if anything is known of them
 * @param itemEncoder gives those of items, if there is an encoder
 */
record PmfCheckpoint(
    FactorModel model, Optional<StoredEncoder> userEncoder, Optional<StoredEncoder> itemEncoder) {}
