/** Statistics that describe a data set. */
@NullMarked
package org.deepmovie.cli.explore;

import org.jspecify.annotations.NullMarked;
