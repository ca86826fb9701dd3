/** Downloads of public data sets, once, into a cache folder. */
package org.deepmovie.data.download;
