package org.deepmovie.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonFileTest {

  record Numbers(double primitive, Double boxed, Map<String, Double> values) {}

  @Test
  void whatIsNotANumberIsNull(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("numbers.json");
    Numbers numbers =
        new Numbers(Double.NaN, Double.POSITIVE_INFINITY, Map.of("one", 1.5, "none", Double.NaN));
    JsonFile.write(numbers, file);
    JsonNode read = new ObjectMapper().readTree(file.toFile());
    assertTrue(read.get("primitive").isNull());
    assertTrue(read.get("boxed").isNull());
    assertTrue(read.get("values").get("none").isNull());
    assertEquals(1.5, read.get("values").get("one").doubleValue());
  }
}
