/** The inner loops of factorizations, with and without vector instructions. */
package org.deepmovie.internal.kernel;
