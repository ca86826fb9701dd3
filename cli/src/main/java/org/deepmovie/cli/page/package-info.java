/** The page of charts that describes a data set. */
@NullMarked
package org.deepmovie.cli.page;

import org.jspecify.annotations.NullMarked;
