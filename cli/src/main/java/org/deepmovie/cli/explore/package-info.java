/** Statistics that describe a data set. */
package org.deepmovie.cli.explore;
