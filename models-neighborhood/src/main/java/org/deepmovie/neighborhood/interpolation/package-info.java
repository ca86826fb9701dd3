/** Item neighbors with jointly derived interpolation weights. */
package org.deepmovie.neighborhood.interpolation;
