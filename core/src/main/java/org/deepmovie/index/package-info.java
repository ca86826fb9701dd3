/**
 * Vector search: which of many vectors go best with a query, and models that recommend by asking
 * so.
 */
@NullMarked
package org.deepmovie.index;

import org.jspecify.annotations.NullMarked;
