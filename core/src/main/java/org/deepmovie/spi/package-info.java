/** The two seams by which modules and third parties add trainers and item encoders. */
package org.deepmovie.spi;
