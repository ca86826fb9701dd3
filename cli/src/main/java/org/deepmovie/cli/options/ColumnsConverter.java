package org.deepmovie.cli.options;

import org.deepmovie.data.io.ColumnMapping;

/** Reads columns such as {@code user=reader,item=3}. */
final class ColumnsConverter extends FormatConverter<ColumnMapping> {
  ColumnsConverter() {
    super(ColumnMapping::parse);
  }
}
