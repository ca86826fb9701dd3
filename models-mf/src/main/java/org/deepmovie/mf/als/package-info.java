/** Factorizations by alternating least squares, of ratings and of implicit feedback. */
package org.deepmovie.mf.als;
