/** Choices that the options of several networks share. */
package org.deepmovie.nn;
