/** Models whose user vectors are sums of item vectors: state, steps and predictions of a fit. */
package org.deepmovie.internal.mf.feedback;
