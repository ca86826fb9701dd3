/** Readers: from files in the formats that people have to a {@link org.deepmovie.data.Dataset}. */
@NullMarked
package org.deepmovie.data.io;

import org.jspecify.annotations.NullMarked;
