/**
 * Tables of users and items on Apache Spark: ids and their indices, vectors, and the exact search
 * for recommendations.
 */
@NullMarked
package org.deepmovie.internal.spark.table;

import org.jspecify.annotations.NullMarked;
