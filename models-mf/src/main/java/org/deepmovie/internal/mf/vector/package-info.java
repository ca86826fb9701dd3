/**
 * Trainable vectors of users and items that are sums: of factors of their own and of the vectors of
 * what they interacted with.
 */
@NullMarked
package org.deepmovie.internal.mf.vector;

import org.jspecify.annotations.NullMarked;
