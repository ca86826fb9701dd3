package org.deepmovie.internal.kernel;

/**
 * Vectors, each with a mean about which it is regularized: row i of both arrays starts at i
 * columns.
 *
 * @param values the vectors, rows x columns
 * @param means their means, rows x columns
 * @param columns the length of a row, a {@link Kernels#stride}
 */
public record CenteredRows(float[] values, float[] means, int columns) {}
