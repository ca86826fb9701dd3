/** Commands about data: {@code deepmovie data} downloads it, {@code explore} describes it. */
package org.deepmovie.cli.data;
