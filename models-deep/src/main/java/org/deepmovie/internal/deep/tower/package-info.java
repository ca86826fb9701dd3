/**
 * The tower of the two-tower models, its inputs, and the blocks of ratings that it is trained on.
 * Towers run on Deeplearning4j.
 */
@NullMarked
package org.deepmovie.internal.deep.tower;

import org.jspecify.annotations.NullMarked;
