package org.deepmovie.cli.options;

import org.deepmovie.data.Dataset;

/**
 * A data set and the time that it took to read.
 *
 * @param dataset the data
 * @param seconds time to read it
 */
public record LoadedDataset(Dataset dataset, double seconds) {}
