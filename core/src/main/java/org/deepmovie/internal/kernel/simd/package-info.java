/** Kernels on the CPU's vector units. */
package org.deepmovie.internal.kernel.simd;
