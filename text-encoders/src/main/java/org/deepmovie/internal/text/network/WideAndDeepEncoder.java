package org.deepmovie.internal.text.network;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.hybrid.SideInformationOptions;
import org.deepmovie.internal.feature.FeatureRegression;
import org.deepmovie.spi.ItemEncoder;

/**
 * A linear function of an item's attributes and given vectors beside a network over everything that
 * is known of it (Cheng et al., DLRS 2016, eq. 3):
 *
 * <pre>
 *   f(X) = b + B' x + network(X)
 * </pre>
 *
 * <p>b and B are the ridge regression of {@code pmf+features} with the option {@code
 * featureRegularization}, fitted in closed form each time the encoder is trained; the network is
 * then trained towards what they leave. So a network never has to learn by gradient steps what a
 * regression finds at once, and what it learns beyond that is what reading adds.
 */
final class WideAndDeepEncoder implements ItemEncoder {

  /** The first four bytes of a file. */
  static final int MAGIC = 0x444d5744;

  private final ItemEncoder regression;
  private final ItemEncoder network;

  /** The items of the training; empty for an encoder that was read from a file. */
  private final Optional<Dataset> items;

  private WideAndDeepEncoder(ItemEncoder regression, ItemEncoder network, Optional<Dataset> items) {
    this.regression = regression;
    this.network = network;
    this.items = items;
  }

  /** An untrained regression and an untrained network, which are closed with this. */
  static WideAndDeepEncoder untrained(ItemEncoder regression, ItemEncoder network, Dataset items) {
    return new WideAndDeepEncoder(regression, network, Optional.of(items));
  }

  @Override
  public double train(FloatMatrix targets, float[] weights) {
    Dataset known =
        items.orElseThrow(
            () ->
                new IllegalStateException(
                    "an encoder that was read from a file cannot be trained"));
    regression.train(targets, weights);
    FloatMatrix rest = targets.copy();
    add(-1, regression.encode(known), rest);
    return network.train(rest, weights);
  }

  private static void add(float multiple, FloatMatrix from, FloatMatrix to) {
    for (int n = 0; n < to.values().length; n++) {
      to.values()[n] += multiple * from.values()[n];
    }
  }

  @Override
  public FloatMatrix encode(Dataset data) {
    FloatMatrix sum = network.encode(data);
    add(1, regression.encode(data), sum);
    return sum;
  }

  /** Writes the magic number, the regression with its length before it, and the network. */
  @Override
  public void save(OutputStream out) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    regression.save(bytes);
    DataOutputStream data = new DataOutputStream(out);
    data.writeInt(MAGIC);
    data.writeInt(bytes.size());
    bytes.writeTo(data);
    data.flush();
    network.save(out);
  }

  /**
   * Reads what {@link #save} wrote after the magic number, but for the network.
   *
   * @param vectorFiles files with the vectors of new items; see {@link SideInformationOptions}
   * @throws IOException if it is something else
   */
  static ItemEncoder loadRegression(String vectorFiles, InputStream in) throws IOException {
    DataInputStream data = new DataInputStream(in);
    int length = data.readInt();
    if (length < 0) {
      throw new IOException("a regression cannot have " + length + " bytes");
    }
    byte[] bytes = data.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("the file of an encoder is truncated");
    }
    return FeatureRegression.load(vectorFiles, new ByteArrayInputStream(bytes));
  }

  /** A regression and a network that were read from a file. */
  static WideAndDeepEncoder trained(ItemEncoder regression, ItemEncoder network) {
    return new WideAndDeepEncoder(regression, network, Optional.empty());
  }

  @Override
  public void close() {
    regression.close();
    network.close();
  }
}
