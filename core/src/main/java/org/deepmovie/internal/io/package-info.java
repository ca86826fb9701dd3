/** Files that are replaced atomically, and sparse matrices in an archive. */
package org.deepmovie.internal.io;
