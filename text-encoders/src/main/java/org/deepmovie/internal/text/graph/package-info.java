/** The networks of text encoders as graphs of Deeplearning4j. */
@NullMarked
package org.deepmovie.internal.text.graph;

import org.jspecify.annotations.NullMarked;
