/** Hyper-parameters: one record per trainer or encoder, one mapper from names to records. */
@NullMarked
package org.deepmovie.options;

import org.jspecify.annotations.NullMarked;
