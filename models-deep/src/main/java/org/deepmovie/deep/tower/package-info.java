/**
 * The options of a tower, {@link org.deepmovie.deep.tower.TowerOptions}, which {@link
 * org.deepmovie.deep.twotower} and {@link org.deepmovie.deep.jointembedding} share. A tower is a
 * network over what is known about a user or an item: attributes, texts, and an embedding of the
 * id.
 */
@NullMarked
package org.deepmovie.deep.tower;

import org.jspecify.annotations.NullMarked;
