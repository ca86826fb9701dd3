/** What all text networks share: word vectors, dense layers, training and files. */
package org.deepmovie.internal.text.network;
