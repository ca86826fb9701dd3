/** The inner loops of linear algebra, with and without vector instructions. */
package org.deepmovie.internal.kernel;
