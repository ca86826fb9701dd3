/**
 * Layers for Deeplearning4j graphs over texts, where its own ignore masks, fail on sequences, or do
 * not exist.
 *
 * <p>They are used like Deeplearning4j's: {@code new MultiHeadAttentionLayer.Builder(4).nIn(64)
 * .build()}. Sequences are documents x channels x words (NCW). All passes are operations on arrays,
 * so they run on a CPU and on a GPU; the gradient of each is checked numerically in its test.
 * Weights start and are regularized as each layer says. A weight initialization, weight noise or
 * constraint that the builder sets for all layers does not apply to these.
 */
@NullMarked
package org.deepmovie.text.graph.layer;

import org.jspecify.annotations.NullMarked;
