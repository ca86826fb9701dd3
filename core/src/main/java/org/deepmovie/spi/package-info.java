/** The two seams by which modules and third parties add trainers and item encoders. */
@NullMarked
package org.deepmovie.spi;

import org.jspecify.annotations.NullMarked;
