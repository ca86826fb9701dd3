package org.deepmovie.internal.encoder;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.internal.feature.FeatureRegression;
import org.deepmovie.spi.ItemEncoder;
import org.deepmovie.store.ArchiveReader;
import org.deepmovie.store.ArchiveWriter;

/**
 * A trained encoder. A {@link FeatureRegression} is immutable, and all calls share it. Any other
 * may hold resources and need not be thread-safe, so it is kept as bytes, as in a model file, and
 * read from them whenever it is to encode. Thread-safe.
 */
public final class StoredEncoder {

  /** The prefix of the entries of the encoder of items. */
  public static final String OF_ITEMS = "";

  /** The prefix of the entries of the encoder of users. */
  public static final String OF_USERS = "user_";

  private static final String CALIBRATION = "calibration.json";

  private final List<EncoderCopy> copies;
  private final EncoderCalibration calibration;
  private final boolean biased;

  /** One copy of the encoder. */
  private sealed interface EncoderCopy {

    FloatMatrix encode(Dataset data, int outputs);

    void write(OutputStream out) throws IOException;
  }

  private record RegressionCopy(FeatureRegression regression) implements EncoderCopy {

    @Override
    public FloatMatrix encode(Dataset data, int outputs) {
      return StoredEncoder.encode(regression, data, outputs);
    }

    @Override
    public void write(OutputStream out) throws IOException {
      regression.save(out);
    }
  }

  private record FileCopy(ConfiguredEncoder<?> encoder, byte[] file) implements EncoderCopy {

    @Override
    public FloatMatrix encode(Dataset data, int outputs) {
      try (ItemEncoder reader = encoder.load(new ByteArrayInputStream(file))) {
        return StoredEncoder.encode(reader, data, outputs);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void write(OutputStream out) throws IOException {
      out.write(file);
    }
  }

  private StoredEncoder(List<EncoderCopy> copies, EncoderCalibration calibration, boolean biased) {
    this.copies = copies;
    this.calibration = calibration;
    this.biased = biased;
  }

  /**
   * The present state of an encoder, which may be trained further.
   *
   * @param encoder what made the copies
   * @param copies of the encoder; their mean output counts
   * @param calibration applied to the mean output
   * @param biased whether output 0 is a bias
   */
  public static StoredEncoder of(
      ConfiguredEncoder<?> encoder,
      List<ItemEncoder> copies,
      EncoderCalibration calibration,
      boolean biased) {
    return new StoredEncoder(
        copies.stream().map(copy -> copy(encoder, copy)).toList(), calibration, biased);
  }

  private static EncoderCopy copy(ConfiguredEncoder<?> encoder, ItemEncoder trained) {
    return trained instanceof FeatureRegression regression
        ? new RegressionCopy(regression.withoutTraining())
        : new FileCopy(encoder, EncoderFactory.bytes(trained));
  }

  /** How the outputs are calibrated. */
  public EncoderCalibration calibration() {
    return calibration;
  }

  /** The encoder as a regression, if it is one. */
  public Optional<FeatureRegression> regression() {
    return copies.size() == 1 && copies.get(0) instanceof RegressionCopy copy
        ? Optional.of(copy.regression())
        : Optional.empty();
  }

  /**
   * The calibrated outputs for the items of {@code data} (users may be given as items), on none of
   * which the encoder was trained: items x {@code outputs}.
   */
  public FloatMatrix encode(Dataset data, int outputs) {
    FloatMatrix mean = new FloatMatrix(data.items().size(), outputs);
    for (EncoderCopy copy : copies) {
      float[] values = copy.encode(data, outputs).values();
      for (int n = 0; n < values.length; n++) {
        mean.values()[n] += values[n] / copies.size();
      }
    }
    calibration.apply(mean, biased);
    if (!mean.isFinite()) {
      throw new IllegalStateException(
          "the encoder of this model gives numbers that are not finite; fit the model again");
    }
    return mean;
  }

  /** The same encoder for vectors of ratings {@code unit} times as large. */
  public StoredEncoder times(double unit) {
    return new StoredEncoder(copies, calibration.times(unit), biased);
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
  public void save(ArchiveWriter archive, String prefix) throws IOException {
    archive.json(prefix + CALIBRATION, calibration);
    for (int copy = 0; copy < copies.size(); copy++) {
      archive.file(prefix + entry(copy), copies.get(copy)::write);
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
   * @param biased whether output 0 is a bias
   * @throws IOException if a file is not one of {@code encoder}
   */
  public static StoredEncoder load(
      ArchiveReader archive, String prefix, ConfiguredEncoder<?> encoder, boolean biased)
      throws IOException {
    List<EncoderCopy> copies = new ArrayList<>();
    for (int copy = 0; copy == 0 || archive.contains(prefix + entry(copy)); copy++) {
      try (InputStream in = archive.file(prefix + entry(copy))) {
        copies.add(read(encoder, in.readAllBytes()));
      }
    }
    return new StoredEncoder(
        copies, archive.json(prefix + CALIBRATION, EncoderCalibration.class), biased);
  }

  /** Reads a file, and computes nothing: networks then need no backend. */
  private static EncoderCopy read(ConfiguredEncoder<?> encoder, byte[] file) throws IOException {
    try (ItemEncoder reader = encoder.load(new ByteArrayInputStream(file))) {
      return reader instanceof FeatureRegression regression
          ? new RegressionCopy(regression)
          : new FileCopy(encoder, file);
    }
  }

  /** Whether {@code archive} holds an encoder under the prefix. */
  public static boolean isIn(ArchiveReader archive, String prefix) {
    return archive.contains(prefix + CALIBRATION);
  }
}
