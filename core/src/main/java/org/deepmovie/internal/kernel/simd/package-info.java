/** Kernels on the CPU's vector units. */
@NullMarked
package org.deepmovie.internal.kernel.simd;

import org.jspecify.annotations.NullMarked;
