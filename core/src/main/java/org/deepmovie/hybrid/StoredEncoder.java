package org.deepmovie.hybrid;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.spi.ItemEncoder;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.store.ArchiveWriter;

/**
 * A trained encoder as bytes, as in a model file. It is read from them whenever it is to encode.
 *
 * @param encoder what wrote the files
 * @param files one for each copy of the encoder; their mean output counts
 * @param calibration applied to the mean output
 * @param biased whether output 0 is a bias
 */
record StoredEncoder(
    ConfiguredEncoder<?> encoder,
    List<byte[]> files,
    EncoderCalibration calibration,
    boolean biased) {

  private static final String CALIBRATION = "calibration.json";

  /**
   * The calibrated outputs for the items of {@code data} (users may be given as items), on none of
   * which the encoder was trained: items x {@code outputs}.
   */
  FloatMatrix encode(Dataset data, int outputs) {
    FloatMatrix mean = new FloatMatrix(data.items().size(), outputs);
    for (byte[] file : files) {
      float[] values = encode(file, data, outputs).values();
      for (int n = 0; n < values.length; n++) {
        mean.values()[n] += values[n] / files.size();
      }
    }
    calibration.apply(mean, biased);
    if (!mean.isFinite()) {
      throw new IllegalStateException(
          "the encoder of this model gives numbers that are not finite; fit the model again");
    }
    return mean;
  }

  private FloatMatrix encode(byte[] file, Dataset data, int outputs) {
    try (ItemEncoder reader = encoder.load(new ByteArrayInputStream(file))) {
      return encode(reader, data, outputs);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The outputs of {@code encoder} for the items of {@code data}, with their shape checked.
   *
   * @throws IllegalStateException if it is not items x {@code outputs}
   */
  static FloatMatrix encode(ItemEncoder encoder, Dataset data, int outputs) {
    FloatMatrix encoded = encoder.encode(data);
    if (encoded.rows() != data.items().size() || encoded.columns() != outputs) {
      throw new IllegalStateException(
          "the encoder gave "
              + encoded.rows()
              + " x "
              + encoded.columns()
              + " numbers for "
              + data.items().size()
              + " items and "
              + outputs
              + " outputs");
    }
    return encoded;
  }

  /**
   * Writes the files and the calibration.
   *
   * @param prefix of the names of the entries
   */
  void save(ArchiveWriter archive, String prefix) throws IOException {
    archive.json(prefix + CALIBRATION, calibration);
    for (int copy = 0; copy < files.size(); copy++) {
      byte[] file = files.get(copy);
      archive.file(prefix + entry(copy), out -> out.write(file));
    }
  }

  private static String entry(int copy) {
    return copy == 0 ? "network" : "network-" + (copy + 1);
  }

  /**
   * Reads what {@link #save} wrote.
   *
   * @param prefix as in {@link #save}
   * @param encoder what wrote it
   * @throws IOException if a file is not one of {@code encoder}
   */
  static StoredEncoder load(
      ArchiveReader archive, String prefix, ConfiguredEncoder<?> encoder, PmfOptions options)
      throws IOException {
    List<byte[]> files = new ArrayList<>();
    for (int copy = 0; copy == 0 || archive.contains(prefix + entry(copy)); copy++) {
      try (InputStream in = archive.file(prefix + entry(copy))) {
        files.add(in.readAllBytes());
      }
    }
    EncoderCalibration calibration = archive.json(prefix + CALIBRATION, EncoderCalibration.class);
    StoredEncoder stored = new StoredEncoder(encoder, files, calibration, options.biased());
    stored.check();
    return stored;
  }

  /** Whether {@code archive} holds an encoder under the prefix. */
  static boolean isIn(ArchiveReader archive, String prefix) {
    return archive.contains(prefix + CALIBRATION);
  }

  /** Reads the files, and computes nothing: networks then need no backend. */
  private void check() throws IOException {
    for (byte[] file : files) {
      encoder.load(new ByteArrayInputStream(file)).close();
    }
  }
}
