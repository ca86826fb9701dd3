package org.deepmovie.spark;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.store.ModelFileException;

/**
 * The entries of a model file of {@code pmf} in memory, so that a recommender is made of vectors as
 * it is of a file.
 *
 * @param globalMean mu
 * @param users the vectors of users
 * @param items the vectors of items
 * @param encoder the contents of the entries of the encoder by name; none without an encoder
 */
record VectorArchive(
    double globalMean, FloatMatrix users, FloatMatrix items, Map<String, byte[]> encoder)
    implements ArchiveReader {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Override
  public float[] floats(String name, int rows, int columns) throws IOException {
    return switch (name) {
      case "user_vectors" -> users.values();
      case "item_vectors" -> items.values();
      default -> throw missing(name);
    };
  }

  @Override
  public <T> T json(String name, Class<T> type) throws IOException {
    return name.equals("pmf.json")
        ? MAPPER.convertValue(Map.of("offset", globalMean), type)
        : MAPPER.readValue(content(name), type);
  }

  @Override
  public boolean contains(String name) {
    return encoder.containsKey(name);
  }

  @Override
  public float[] floats(String name, int length) throws IOException {
    throw missing(name);
  }

  @Override
  public int[] ints(String name, int length) throws IOException {
    throw missing(name);
  }

  @Override
  public int[] ints(String name) throws IOException {
    throw missing(name);
  }

  @Override
  public List<String> strings(String name, int length) throws IOException {
    throw missing(name);
  }

  @Override
  public InputStream file(String name) throws IOException {
    return new ByteArrayInputStream(content(name));
  }

  private byte[] content(String name) throws ModelFileException {
    byte[] content = encoder.get(name);
    if (content == null) {
      throw missing(name);
    }
    return content;
  }

  private static ModelFileException missing(String name) {
    return new ModelFileException("a model that was fitted on Spark has no entry " + name);
  }
}
