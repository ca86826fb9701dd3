/** Item neighbors with global weights, learned once for all users. */
package org.deepmovie.neighborhood.global;
