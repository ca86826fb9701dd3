/** From text to token indices, term weights and word vectors. */
package org.deepmovie.internal.text.analysis;
