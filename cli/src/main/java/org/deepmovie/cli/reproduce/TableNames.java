package org.deepmovie.cli.reproduce;

import java.util.Iterator;

/** The names of all published tables, for help and completion. */
final class TableNames implements Iterable<String> {

  @Override
  public Iterator<String> iterator() {
    return PublishedTable.names().iterator();
  }
}
