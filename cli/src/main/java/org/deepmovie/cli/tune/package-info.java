/** {@code deepmovie tune}: searches for the options of a model. */
package org.deepmovie.cli.tune;
