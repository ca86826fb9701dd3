/** What all text networks share: word vectors, dense layers, training and files. */
@NullMarked
package org.deepmovie.internal.text.network;

import org.jspecify.annotations.NullMarked;
