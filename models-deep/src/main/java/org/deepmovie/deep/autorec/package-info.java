/** Autoencoders of rating rows: every item, or every user, is rebuilt from its ratings. */
package org.deepmovie.deep.autorec;
