/** Parameters of networks: random at first, or from a file. */
package org.deepmovie.internal.nn.parameter;
