/**
 * Deep models: networks that predict ratings themselves instead of reading texts for {@code pmf}.
 */
package org.deepmovie.deep;
