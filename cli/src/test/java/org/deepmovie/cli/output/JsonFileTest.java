package org.deepmovie.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonFileTest {

  record Numbers(double primitive, Double boxed, Map<String, Double> values) {}

  @Test
  void nanAndInfinitiesAreWrittenAsNull(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("numbers.json");
    Numbers numbers =
        new Numbers(Double.NaN, Double.POSITIVE_INFINITY, Map.of("one", 1.5, "none", Double.NaN));
    JsonFile.write(numbers, file);
    JsonNode read = new ObjectMapper().readTree(file.toFile());
    assertThat(read.get("primitive")).isEqualTo(NullNode.instance);
    assertThat(read.get("boxed")).isEqualTo(NullNode.instance);
    assertThat(read.get("values").get("none")).isEqualTo(NullNode.instance);
    assertThat(read.get("values").get("one").doubleValue()).isEqualTo(1.5);
  }
}
