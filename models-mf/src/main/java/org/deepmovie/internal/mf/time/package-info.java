/** The terms of a prediction that depend on the time of the rating (Koren 2009). */
@NullMarked
package org.deepmovie.internal.mf.time;

import org.jspecify.annotations.NullMarked;
