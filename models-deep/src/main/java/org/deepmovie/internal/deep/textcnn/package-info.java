/**
 * The parts of the network over attributes and texts: blocks of ratings, encoders of users and
 * items, and the heads that combine both to a rating.
 */
@NullMarked
package org.deepmovie.internal.deep.textcnn;

import org.jspecify.annotations.NullMarked;
