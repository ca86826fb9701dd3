/** From texts to tokens, word indices, tf-idf weights and word vectors. */
@NullMarked
package org.deepmovie.internal.analysis;

import org.jspecify.annotations.NullMarked;
