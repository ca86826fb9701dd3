/** The {@code deepmovie} command. */
package org.deepmovie.cli;
