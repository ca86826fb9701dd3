/** The terms of a prediction that depend on the time of the rating (Koren 2009). */
package org.deepmovie.internal.mf.time;
