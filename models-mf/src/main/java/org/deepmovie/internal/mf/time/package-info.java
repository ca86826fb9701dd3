/** Biases and vectors that change with time. */
package org.deepmovie.internal.mf.time;
