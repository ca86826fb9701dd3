/** {@code deepmovie evaluate}: fits models and compares their predictions on a test set. */
package org.deepmovie.cli.evaluate;
