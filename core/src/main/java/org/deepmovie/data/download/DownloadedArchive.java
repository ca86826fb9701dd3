package org.deepmovie.data.download;

import java.nio.file.Path;
import org.deepmovie.data.io.MovieLens;

/**
 * An unpacked archive on disk.
 *
 * @param folder the folder of its files, for {@link MovieLens#read}
 * @param license the terms of use in one line, to be shown to the user
 */
public record DownloadedArchive(Path folder, String license) {}
