/**
 * Downloads of public data sets into a cache.
 *
 * <p>A {@link org.deepmovie.data.download.MovieLensArchive} is downloaded once, checked by its MD5
 * and unpacked; later calls return the folder at once. An interrupted download is resumed.
 *
 * <pre>{@code
 * DownloadedArchive archive =
 *     MovieLensArchive.ML_100K.fetch(MovieLensArchive.defaultCache(), DownloadProgress.NONE);
 * System.out.println(archive.license());
 * Dataset data = MovieLens.read(archive.folder());
 * }</pre>
 *
 * <p>Every failure leads to an {@link java.io.IOException} whose message says what to do: check the
 * network, free disk space, choose another cache folder, or download by hand. After a failure the
 * cache has either the complete folder or none.
 */
@NullMarked
package org.deepmovie.data.download;

import org.jspecify.annotations.NullMarked;
