/** {@code deepmovie reproduce}: computes published tables again. */
package org.deepmovie.cli.reproduce;
