package org.deepmovie.cli.fuzz;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.deepmovie.models.ModelDescription;
import org.deepmovie.models.Providers;

/**
 * A model file of a release some of whose parts were changed, with right checksums. The first byte
 * of the input chooses the file; then two bytes choose a part and what becomes of it, and {@link
 * PartMutation} reads on.
 */
final class ModelMutation {

  /** The folder of the model files, as a resource. */
  static final String GOLDEN = "/golden/0.1";

  private static final List<Map<String, byte[]>> MODELS = new ArrayList<>();
  private static final List<String> NAMES = new ArrayList<>();

  static {
    for (ModelDescription model : Providers.load().models()) {
      MODELS.add(entries(model.name() + ".zip"));
      NAMES.add(model.name());
    }
  }

  private final String model;
  private final Map<String, byte[]> parts;
  private final List<String> changes = new ArrayList<>();

  /** The model file that {@code input} describes. */
  ModelMutation(byte[] input) {
    ByteBuffer script = ByteBuffer.wrap(input);
    int index = script.hasRemaining() ? Byte.toUnsignedInt(script.get()) % MODELS.size() : 0;
    model = NAMES.get(index);
    parts = new LinkedHashMap<>(MODELS.get(index));
    List<String> names = List.copyOf(parts.keySet());
    while (script.remaining() >= 2) {
      change(names, script);
    }
  }

  private void change(List<String> names, ByteBuffer script) {
    String name = names.get(Byte.toUnsignedInt(script.get()) % names.size());
    int operation = Byte.toUnsignedInt(script.get());
    byte[] part = parts.get(name);
    if (part == null) {
      return;
    }
    String other = names.get(operation % names.size());
    switch (operation >> 4) {
      case 0 -> {
        parts.remove(name);
        changes.add("without " + name);
      }
      case 1 -> {
        parts.put(name, parts.getOrDefault(other, new byte[0]));
        changes.add(name + " is " + other);
      }
      default -> {
        PartMutation mutation = new PartMutation(name, part, operation, script);
        parts.put(name, mutation.result());
        changes.add(name + " " + mutation);
      }
    }
  }

  private static Map<String, byte[]> entries(String file) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (InputStream in =
            Objects.requireNonNull(ModelMutation.class.getResourceAsStream(GOLDEN + "/" + file));
        ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(in.readAllBytes()))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries.put(entry.getName(), zip.readAllBytes());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return entries;
  }

  /** The bytes of the file. */
  byte[] archive() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setLevel(1);
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  @Override
  public String toString() {
    return model + " " + changes;
  }
}
