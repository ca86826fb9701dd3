/** The bidirectional long short-term memory. */
package org.deepmovie.internal.text.lstm;
