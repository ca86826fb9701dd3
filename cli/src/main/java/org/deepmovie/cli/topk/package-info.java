/** {@code deepmovie topk}: compares models by the items that they rank first. */
package org.deepmovie.cli.topk;
