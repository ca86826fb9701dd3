/** Linear item models: one weight for each pair of items. */
package org.deepmovie.neighborhood.linear;
