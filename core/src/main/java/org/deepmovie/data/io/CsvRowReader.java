package org.deepmovie.data.io;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Iterator;

/** Records of a CSV file (RFC 4180): fields may be quoted and then hold anything. */
final class CsvRowReader implements RowReader {

  private final String source;
  private final char delimiter;
  private final Iterator<CsvRecord> records;
  private CsvRecord record;

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
      do {
        if (!records.hasNext()) {
          return false;
        }
        record = records.next();
      } while (record.getFieldCount() == 1 && record.getField(0).isBlank());
      return true;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (CsvParseException e) {
      String cause = e.getCause() == null ? "" : " (" + e.getCause().getMessage() + ")";
      throw new DataFormatException(source, "not CSV: " + e.getMessage() + cause);
    }
  }

  @Override
  public int count() {
    return record.getFieldCount();
  }

  @Override
  public String field(int index) {
    return record.getField(index).strip();
  }

  @Override
  public DataFormatException error(String problem) {
    String line = String.join(String.valueOf(delimiter), record.getFields());
    return new DataFormatException(source, record.getStartingLineNumber(), line, problem);
  }
}
