/** {@code deepmovie topk}: compares models by the items that they rank first. */
@NullMarked
package org.deepmovie.cli.topk;

import org.jspecify.annotations.NullMarked;
