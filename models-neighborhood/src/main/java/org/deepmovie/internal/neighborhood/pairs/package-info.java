/** Sums over the users who rated both of two items, and the numbering of such pairs of items. */
package org.deepmovie.internal.neighborhood.pairs;
