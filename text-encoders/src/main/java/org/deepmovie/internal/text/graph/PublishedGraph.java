package org.deepmovie.internal.text.graph;

import java.util.List;
import org.deepmovie.text.NetworkSizes;
import org.deepmovie.text.TextEncoderOptions;

/**
 * One of this library's networks as a graph.
 *
 * @param <O> the record of the encoder's options
 */
public interface PublishedGraph<O extends Record & TextEncoderOptions> extends GraphBuilder<O> {

  /**
   * Where the parameters of the network on kernels are in the graph; together they cover all
   * parameters of the graph.
   */
  List<SharedWeight> layout(O options, NetworkSizes sizes);
}
