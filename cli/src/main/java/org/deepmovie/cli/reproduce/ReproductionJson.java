package org.deepmovie.cli.reproduce;

import java.util.List;

/**
 * The report that {@code reproduce --json} writes.
 *
 * @param name of the table
 * @param seed of the first repeat
 * @param lines the rows of the table
 */
record ReproductionJson(String name, long seed, List<ReproducedRow> lines) {}
