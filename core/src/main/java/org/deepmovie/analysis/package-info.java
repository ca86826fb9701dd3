/**
 * From texts to words and vectors: {@link org.deepmovie.analysis.TextAnalyzer} splits a text into
 * words, by its {@link org.deepmovie.analysis.TextLanguage}, and {@link
 * org.deepmovie.analysis.TextVectorOptions} say how texts become vectors without training.
 */
@NullMarked
package org.deepmovie.analysis;

import org.jspecify.annotations.NullMarked;
