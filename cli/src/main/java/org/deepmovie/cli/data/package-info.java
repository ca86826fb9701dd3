/** Commands about data: {@code deepmovie data} downloads it, {@code explore} describes it. */
@NullMarked
package org.deepmovie.cli.data;

import org.jspecify.annotations.NullMarked;
