/**
 * {@link org.deepmovie.deep.DeepModels}, which provides the deep models by name. They are in {@link
 * org.deepmovie.deep.autorec}, {@link org.deepmovie.deep.twotower}, {@link
 * org.deepmovie.deep.jointembedding} and {@link org.deepmovie.deep.textcnn}.
 */
@NullMarked
package org.deepmovie.deep;

import org.jspecify.annotations.NullMarked;
