/** Interfaces by which modules and other libraries add trainers and item encoders. */
@NullMarked
package org.deepmovie.spi;

import org.jspecify.annotations.NullMarked;
