/**
 * From texts to words and vectors: {@link org.deepmovie.text.analysis.TextAnalyzer} splits a text
 * into words, by its {@link org.deepmovie.text.analysis.TextLanguage}, and {@link
 * org.deepmovie.text.analysis.TextVectorOptions} say how texts become vectors without training.
 */
@NullMarked
package org.deepmovie.text.analysis;

import org.jspecify.annotations.NullMarked;
