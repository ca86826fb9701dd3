/** The page of charts that describes a data set. */
package org.deepmovie.cli.page;
