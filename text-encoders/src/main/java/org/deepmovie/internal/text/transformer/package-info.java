/** The transformer. */
package org.deepmovie.internal.text.transformer;
