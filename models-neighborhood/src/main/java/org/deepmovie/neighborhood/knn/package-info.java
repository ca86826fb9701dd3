/** The k nearest users or items by similarity. */
package org.deepmovie.neighborhood.knn;
