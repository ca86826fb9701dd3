/**
 * The deep models by name: {@link org.deepmovie.deep.DeepModels}. The models are in {@link
 * org.deepmovie.deep.autorec}, {@link org.deepmovie.deep.twotower}, {@link
 * org.deepmovie.deep.jointembedding} and {@link org.deepmovie.deep.textcnn}.
 */
@NullMarked
package org.deepmovie.deep;

import org.jspecify.annotations.NullMarked;
