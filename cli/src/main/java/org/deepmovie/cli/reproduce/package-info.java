/** {@code deepmovie reproduce}: computes published tables again. */
@NullMarked
package org.deepmovie.cli.reproduce;

import org.jspecify.annotations.NullMarked;
