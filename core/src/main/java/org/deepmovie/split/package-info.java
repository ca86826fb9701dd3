/** Ways to divide ratings into train, validation and test. */
package org.deepmovie.split;
