/** What commands print and write: tables, progress, JSON, and folders of results. */
@NullMarked
package org.deepmovie.cli.output;

import org.jspecify.annotations.NullMarked;
