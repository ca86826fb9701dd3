package org.deepmovie.cli.options;

import java.util.Optional;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.io.ReadReport;
import org.deepmovie.data.io.SplitReading;

/**
 * A data set and the time that it took to read.
 *
 * @param dataset the data
 * @param sets the sets of its split, if they are files of their own
 * @param report what was read, guessed, changed or left out
 * @param seconds time to read it
 */
public record LoadedDataset(
    Dataset dataset, Optional<SplitReading> sets, ReadReport report, double seconds) {}
