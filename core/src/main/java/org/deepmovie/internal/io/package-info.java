/** Files: atomic replacement, checked reading of zip entries, and model files as zip archives. */
@NullMarked
package org.deepmovie.internal.io;

import org.jspecify.annotations.NullMarked;
