/** Types of options that several models have in common. */
@NullMarked
package org.deepmovie.options.common;

import org.jspecify.annotations.NullMarked;
