package org.deepmovie.data.io;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads CSV (RFC 4180): a quoted field may contain any character. */
final class CsvRowReader implements RowReader {

  private final String source;
  private final char delimiter;
  private final Iterator<CsvRecord> records;
  private @Nullable CsvRecord record;

  CsvRowReader(String source, Reader reader, char delimiter) {
    this.source = source;
    this.delimiter = delimiter;
    this.records =
        CsvReader.builder()
            .fieldSeparator(delimiter)
            .acceptCharsAfterQuotes(false)
            .ofCsvRecord(reader)
            .iterator();
  }

  @Override
  public boolean next() throws IOException {
    try {
      while (records.hasNext()) {
        record = records.next();
        if (record.getFieldCount() > 1 || !record.getField(0).isBlank()) {
          return true;
        }
      }
      return false;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (CsvParseException e) {
      String cause = e.getCause() == null ? "" : " (" + e.getCause().getMessage() + ")";
      throw new DataFormatException(source, "not CSV: " + e.getMessage() + cause);
    }
  }

  private CsvRecord current() {
    return Objects.requireNonNull(record, "next() comes first");
  }

  @Override
  public int count() {
    return current().getFieldCount();
  }

  @Override
  public String field(int index) {
    return current().getField(index).strip();
  }

  @Override
  public DataFormatException error(String problem) {
    String line = String.join(String.valueOf(delimiter), current().getFields());
    return new DataFormatException(source, current().getStartingLineNumber(), line, problem);
  }
}
