/** The text of messages. */
@NullMarked
package org.deepmovie.internal.message;

import org.jspecify.annotations.NullMarked;
