/** Weighted Slope One. */
package org.deepmovie.neighborhood.slopeone;
