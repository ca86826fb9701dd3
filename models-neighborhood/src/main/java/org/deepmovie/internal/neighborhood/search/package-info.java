/** Exact search for the most similar users or items. */
package org.deepmovie.internal.neighborhood.search;
