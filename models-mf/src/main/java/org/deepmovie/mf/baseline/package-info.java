/** Non-personalized models: the baseline estimate and popularity. */
package org.deepmovie.mf.baseline;
