/** What every text network shares: embedding, dense head, training, files. */
package org.deepmovie.internal.text.network;
