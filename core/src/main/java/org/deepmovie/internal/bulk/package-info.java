/**
 * Reads large files of ratings on several threads. It reads what is plain and gives up on anything
 * else, an error included, so that the reader of rows alone decides what is read how and what is
 * wrong.
 */
@NullMarked
package org.deepmovie.internal.bulk;

import org.jspecify.annotations.NullMarked;
