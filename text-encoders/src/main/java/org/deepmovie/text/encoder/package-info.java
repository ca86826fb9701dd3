/**
 * The text encoders of this library as objects. Applications that know the network at compile time
 * take one from {@link org.deepmovie.text.encoder.TextEncoders} and set its options by methods;
 * those that get it as text use {@code Providers} with a name such as {@code pmf+cnn}.
 */
@NullMarked
package org.deepmovie.text.encoder;

import org.jspecify.annotations.NullMarked;
