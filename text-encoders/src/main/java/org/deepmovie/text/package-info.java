/** Networks that read item text: the encoders of {@code pmf+NAME}, on ND4J. */
package org.deepmovie.text;
