/**
 * The parts of the attribute and text network, without its options: blocks of ratings, encoders of
 * users and items, and the heads that combine them to a rating.
 */
@NullMarked
package org.deepmovie.internal.deep.textcnn;

import org.jspecify.annotations.NullMarked;
