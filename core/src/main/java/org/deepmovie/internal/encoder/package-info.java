/**
 * What gives the prior means of users or items in an alternating fit: {@link
 * org.deepmovie.internal.encoder.CrossFittedEncoder} is trained with the vectors, {@link
 * org.deepmovie.internal.encoder.ColdStartEncoder} after them for cold ones, and {@link
 * org.deepmovie.internal.encoder.StoredEncoder} is what a model keeps. They know no ratings, so
 * that these may be on one machine or on a cluster.
 */
@NullMarked
package org.deepmovie.internal.encoder;

import org.jspecify.annotations.NullMarked;
