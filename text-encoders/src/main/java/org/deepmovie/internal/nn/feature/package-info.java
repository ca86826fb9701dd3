/**
 * Encoders of what is known of users and items: attributes and texts as sparse or dense numbers
 * that a network reads, and attributes as trained embeddings. All of them start from {@link
 * org.deepmovie.data.Attributes#shares}.
 */
@NullMarked
package org.deepmovie.internal.nn.feature;

import org.jspecify.annotations.NullMarked;
