/** What commands print and write: tables, progress, JSON, and folders of results. */
package org.deepmovie.cli.output;
