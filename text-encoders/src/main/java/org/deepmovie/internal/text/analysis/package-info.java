/** From texts to tokens, word indices, tf-idf weights and word vectors. */
package org.deepmovie.internal.text.analysis;
