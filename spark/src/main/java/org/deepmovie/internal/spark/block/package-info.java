/**
 * The alternating loop in blocks on Apache Spark: ratings in compressed rows, half-sweeps by the
 * kernel of one machine, and the vectors that blocks send each other.
 */
@NullMarked
package org.deepmovie.internal.spark.block;

import org.jspecify.annotations.NullMarked;
