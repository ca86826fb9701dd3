/** Detection of the format of a file of ratings from its first rows. */
@NullMarked
package org.deepmovie.internal.format;

import org.jspecify.annotations.NullMarked;
