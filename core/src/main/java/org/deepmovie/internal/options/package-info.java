/** What the library shares for names that users type. */
@NullMarked
package org.deepmovie.internal.options;

import org.jspecify.annotations.NullMarked;
