/** The bag of words. */
package org.deepmovie.internal.text.bag;
