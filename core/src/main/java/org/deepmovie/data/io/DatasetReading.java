package org.deepmovie.data.io;

import org.deepmovie.data.Dataset;

/**
 * A data set, and what was read, guessed, changed or left out.
 *
 * @param dataset the data
 * @param report the report, whose lines a person should see
 */
public record DatasetReading(Dataset dataset, ReadReport report) {}
