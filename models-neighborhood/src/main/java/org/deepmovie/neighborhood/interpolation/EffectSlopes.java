package org.deepmovie.neighborhood.interpolation;

/**
 * The global effects of one user.
 *
 * @param slopes theta_ue by effect e
 * @param means m_ue by effect e
 */
record EffectSlopes(double[] slopes, double[] means) {}
