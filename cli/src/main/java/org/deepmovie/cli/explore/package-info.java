/** What a data set looks like, in numbers. */
package org.deepmovie.cli.explore;
