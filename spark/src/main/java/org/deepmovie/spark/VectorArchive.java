package org.deepmovie.spark;

import com.fasterxml.jackson.databind.ObjectMapper;
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
 */
record VectorArchive(double globalMean, FloatMatrix users, FloatMatrix items)
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
    if (!name.equals("pmf.json")) {
      throw missing(name);
    }
    return MAPPER.convertValue(Map.of("offset", globalMean), type);
  }

  @Override
  public boolean contains(String name) {
    return false;
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
    throw missing(name);
  }

  private static ModelFileException missing(String name) {
    return new ModelFileException("a model that was fitted on Spark has no entry " + name);
  }
}
