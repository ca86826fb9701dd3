/**
 * Inputs of networks: attributes and texts of users and items as sparse or dense numbers, and
 * attributes as trained embeddings. Attributes are read by {@link
 * org.deepmovie.data.Attributes#shares}.
 */
@NullMarked
package org.deepmovie.internal.nn.feature;

import org.jspecify.annotations.NullMarked;
