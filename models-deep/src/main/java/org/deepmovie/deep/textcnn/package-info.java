/** Attributes and a text CNN in one network that predicts ratings: {@code text-cnn-rating}. */
package org.deepmovie.deep.textcnn;
