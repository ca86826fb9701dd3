/** What is new to a fitted model when ratings arrive. */
@NullMarked
package org.deepmovie.internal.update;

import org.jspecify.annotations.NullMarked;
