/**
 * Neighborhood models: predictions from what the same user gave similar items, or similar users
 * gave the same item.
 */
package org.deepmovie.neighborhood;
