/**
 * Networks of one's own: graphs of Deeplearning4j that read what is known of items: texts,
 * attributes and given vectors.
 *
 * <p>Extend {@link org.deepmovie.text.graph.GraphEncoderProvider}, build the configuration of a
 * graph, and list the class in {@code META-INF/services/org.deepmovie.spi.EncoderProvider}. The
 * model is then {@code pmf+NAME}.
 */
@NullMarked
package org.deepmovie.text.graph;

import org.jspecify.annotations.NullMarked;
