/** What an epoch on Apache Spark costs, beside MLlib. */
@NullMarked
package org.deepmovie.benchmarks.spark;

import org.jspecify.annotations.NullMarked;
