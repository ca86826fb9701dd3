/** A synthetic catalogue with known truth, for trying out and testing recommenders. */
package org.deepmovie.data.sample;
