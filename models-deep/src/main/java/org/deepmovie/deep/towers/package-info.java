/**
 * Models of two towers: a network over what is known of a user and one over what is known of an
 * item, on Deeplearning4j.
 */
package org.deepmovie.deep.towers;
