/**
 * Trainable vectors of users and items that are sums: of own factors, and of the vectors of the
 * items or users that they interacted with.
 */
@NullMarked
package org.deepmovie.internal.mf.vector;

import org.jspecify.annotations.NullMarked;
