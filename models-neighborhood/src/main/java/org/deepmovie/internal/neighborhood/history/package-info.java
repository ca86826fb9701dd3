/** Histories of users: their ratings and other interactions, of training users and new ones. */
@NullMarked
package org.deepmovie.internal.neighborhood.history;

import org.jspecify.annotations.NullMarked;
