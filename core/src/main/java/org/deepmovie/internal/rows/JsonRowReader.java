package org.deepmovie.internal.rows;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.deepmovie.data.DataFormatException;

/**
 * Reads JSON objects, one a line or in an array, as rows. The first row holds the names of the
 * first object and serves as a header; a member that an object lacks, or that is no plain value, is
 * an empty field.
 */
final class JsonRowReader implements RowReader {

  /** How such a file begins. */
  static final Pattern START = Pattern.compile("\\s*(\\[\\s*)?\\{");

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
          .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
          .build();

  private final String source;
  private final JsonParser parser;
  private final List<String> names = new ArrayList<>();
  private List<String> row = List.of();
  private Map<String, String> first = Map.of();
  private long line;

  JsonRowReader(String source, Reader reader) throws IOException {
    this.source = source;
    this.parser = JSON.createParser(reader);
  }

  @Override
  public boolean next() throws IOException {
    try {
      if (names.isEmpty()) {
        return header();
      }
      if (!first.isEmpty()) {
        row = List.copyOf(first.values());
        first = Map.of();
        return true;
      }
      Map<String, String> members = object();
      row = names.stream().map(name -> members.getOrDefault(name, "")).toList();
      return !members.isEmpty();
    } catch (JsonProcessingException e) {
      throw new DataFormatException(
          source + ":" + Math.max(1, e.getLocation().getLineNr()),
          "not JSON: " + e.getOriginalMessage() + "; give one object a line");
    }
  }

  private boolean header() throws IOException {
    first = object();
    if (!first.isEmpty() && first.values().stream().allMatch(String::isEmpty)) {
      throw new DataFormatException(
          source,
          line,
          String.join(", ", first.keySet()),
          "a JSON object without plain values; write one for each row, with its user and item");
    }
    names.addAll(first.keySet());
    row = names;
    return !names.isEmpty();
  }

  /** The next object, or an empty map at the end. */
  private Map<String, String> object() throws IOException {
    JsonToken token = parser.nextToken();
    while (token == JsonToken.START_ARRAY || token == JsonToken.END_ARRAY) {
      token = parser.nextToken();
    }
    if (token == null) {
      return Map.of();
    }
    line = parser.currentTokenLocation().getLineNr();
    if (token != JsonToken.START_OBJECT) {
      throw new DataFormatException(source, line, parser.getText(), "expected a JSON object");
    }
    Map<String, String> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      members.put(
          name, value.isScalarValue() && value != JsonToken.VALUE_NULL ? parser.getText() : "");
      parser.skipChildren();
    }
    if (members.isEmpty()) {
      throw new DataFormatException(source, line, "{}", "an empty JSON object");
    }
    return members;
  }

  @Override
  public int count() {
    return row.size();
  }

  @Override
  public String raw(int index) {
    return row.get(index);
  }

  @Override
  public long line() {
    return line;
  }

  @Override
  public int blankLines() {
    return 0;
  }

  @Override
  public DataFormatException error(String problem) {
    return new DataFormatException(source, line, String.join(", ", row), problem);
  }
}
