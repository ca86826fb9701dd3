/** Downloads of public data sets, once, into a cache folder. */
@NullMarked
package org.deepmovie.data.download;

import org.jspecify.annotations.NullMarked;
