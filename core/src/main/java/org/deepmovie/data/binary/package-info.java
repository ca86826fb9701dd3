/**
 * A binary form of data sets, which is read many times as fast as text:
 *
 * <pre>{@code
 * DatasetFile.write(Datasets.read(Path.of("ratings.csv")), Path.of("ratings.dmd"));
 * Dataset data = Datasets.read(Path.of("ratings.dmd"));
 * }</pre>
 */
@NullMarked
package org.deepmovie.data.binary;

import org.jspecify.annotations.NullMarked;
