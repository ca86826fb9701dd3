/** The command for {@code spark-submit}: {@link org.deepmovie.spark.submit.SparkPmfMain}. */
@NullMarked
package org.deepmovie.spark.submit;

import org.jspecify.annotations.NullMarked;
