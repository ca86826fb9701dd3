/** Reads data sets from databases. The module {@code java.sql} is needed by this package alone. */
@NullMarked
package org.deepmovie.data.jdbc;

import org.jspecify.annotations.NullMarked;
