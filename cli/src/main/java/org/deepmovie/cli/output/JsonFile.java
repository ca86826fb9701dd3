package org.deepmovie.cli.output;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.nio.file.Path;
import org.deepmovie.internal.io.AtomicFile;

/** Writes reports as JSON. */
public final class JsonFile {

  private static final ObjectMapper MAPPER =
      new ObjectMapper()
          .registerModule(
              new SimpleModule()
                  .addSerializer(Double.class, new FiniteSerializer())
                  .addSerializer(double.class, new FiniteSerializer()));

  private static final ObjectWriter JSON = MAPPER.writerWithDefaultPrettyPrinter();

  private JsonFile() {}

  /** Writes {@code report}, a record; the file appears whole or not at all. */
  public static void write(Object report, Path path) throws IOException {
    AtomicFile.write(path, out -> out.write(JSON.writeValueAsBytes(report)));
  }

  /** Writes {@code report}, a record, and {@code read} as its last member. */
  public static void write(Object report, Object read, Path path) throws IOException {
    ObjectNode members = MAPPER.valueToTree(report);
    members.set("read", MAPPER.valueToTree(read));
    write(members, path);
  }

  /** {@code value}, a record, as one line, with its end. */
  public static String line(Object value) throws IOException {
    return MAPPER.writeValueAsString(value) + "\n";
  }

  /** Writes null for NaN and infinities, which JSON lacks. */
  private static final class FiniteSerializer extends StdSerializer<Double> {
    private static final long serialVersionUID = 1L;

    FiniteSerializer() {
      super(Double.class);
    }

    @Override
    public void serialize(Double value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      if (Double.isFinite(value)) {
        json.writeNumber(value);
      } else {
        json.writeNull();
      }
    }
  }
}
