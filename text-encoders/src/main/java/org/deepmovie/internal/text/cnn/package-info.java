/** Convolutional networks over words. */
package org.deepmovie.internal.text.cnn;
