/** Commands that ask a saved model for lists of items: {@code recommend} and {@code similar}. */
@NullMarked
package org.deepmovie.cli.recommend;

import org.jspecify.annotations.NullMarked;
