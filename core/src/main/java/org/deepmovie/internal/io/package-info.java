/** Files: atomic replacement, and checked reading of zip entries. */
@NullMarked
package org.deepmovie.internal.io;

import org.jspecify.annotations.NullMarked;
