/**
 * What {@link org.deepmovie.deep.twotower} and {@link org.deepmovie.deep.jointembedding} have in
 * common: {@link org.deepmovie.deep.tower.TowerOptions}, the options of a tower. A tower is a
 * network over what is known of a user or of an item: attributes, texts, and the id as an
 * embedding.
 */
@NullMarked
package org.deepmovie.deep.tower;

import org.jspecify.annotations.NullMarked;
