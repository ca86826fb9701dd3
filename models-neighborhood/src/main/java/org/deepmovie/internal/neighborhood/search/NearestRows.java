package org.deepmovie.internal.neighborhood.search;

/**
 * The rows most similar to one row, by falling similarity.
 *
 * @param ids which rows
 * @param similarities how similar each of them is, above 0
 */
public record NearestRows(int[] ids, float[] similarities) {}
