package org.deepmovie.internal.text.network;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.deepmovie.analysis.TextLanguage;
import org.deepmovie.internal.nn.parameter.Parameter;
import org.deepmovie.internal.nn.parameter.StoredParameters;
import org.deepmovie.text.EncoderOptions;
import org.deepmovie.text.TextEncoderOptions;
import org.deepmovie.text.WordOptions;
import org.deepmovie.train.Workers;

/**
 * The file of a text encoder, big-endian: magic number, format version, name of the encoder,
 * language of the texts, length of the word vectors, number of outputs, number of threads, length
 * in bytes and words of the vocabulary in UTF-8 separated by line ends, whether titles are read,
 * features of attributes and of given vectors, number of parameters, parameters as {@link
 * StoredParameters} writes them, CRC-32 of all before. Which engine trained the network is not in
 * it. The options, which determine the shapes of the parameters, are in the model file around it.
 */
final class EncoderFile {

  private static final int MAGIC = 0x444d5445;
  private static final int VERSION = 5;
  private static final int FIRST_READABLE = 4;

  /** The first version that says whether titles are read. */
  static final int FIRST_WITH_TITLES = 5;

  private EncoderFile() {}

  /** Writes everything and leaves {@code out} open. */
  static void write(
      OutputStream out,
      String name,
      TextLanguage language,
      int dimensions,
      int outputs,
      int threads,
      ItemReader reader,
      List<Parameter> parameters)
      throws IOException {
    CheckedOutputStream checked = new CheckedOutputStream(out, new CRC32());
    DataOutputStream data = new DataOutputStream(checked);
    data.writeInt(MAGIC);
    data.writeInt(VERSION);
    data.writeUTF(name);
    data.writeUTF(language.name());
    data.writeInt(dimensions);
    data.writeInt(outputs);
    data.writeInt(threads);
    reader.write(data);
    data.writeInt(parameters.size());
    for (Parameter parameter : parameters) {
      StoredParameters.write(data, parameter);
    }
    data.writeLong(checked.getChecksum().getValue());
    data.flush();
  }

  /**
   * Reads an encoder.
   *
   * @param options equal to those with which it was written
   * @throws IOException if the file is of another kind, truncated, damaged or of other options
   */
  static <O extends Record & EncoderOptions> TextEncoder read(
      TextEncoderProvider<O> provider, O options, InputStream in) throws IOException {
    Workers workers = new Workers(1);
    try {
      CheckedInputStream checked = new CheckedInputStream(in, new CRC32());
      DataInputStream data = new DataInputStream(checked);
      TextEncoder encoder = readEncoder(provider, options, data, workers);
      try {
        long checksum = checked.getChecksum().getValue();
        require(data.readLong() == checksum, "its checksum is wrong");
        return encoder;
      } catch (IOException e) {
        encoder.close();
        throw e;
      }
    } catch (EOFException e) {
      workers.close();
      throw new IOException("the file of a text encoder is truncated", e);
    } catch (IOException | RuntimeException | Error e) {
      workers.close();
      throw e;
    }
  }

  private static <O extends Record & EncoderOptions> TextEncoder readEncoder(
      TextEncoderProvider<O> provider, O options, DataInputStream data, Workers workers)
      throws IOException {
    require(data.readInt() == MAGIC, "its magic number is wrong");
    int version = data.readInt();
    require(
        version >= FIRST_READABLE && version <= VERSION,
        "its format has version " + version + ", not " + FIRST_READABLE + " to " + VERSION);
    String name = data.readUTF();
    require(name.equals(provider.name()), "its network is " + name + ", not " + provider.name());
    String language = data.readUTF();
    TextLanguage expected = TextEncoder.language(options);
    require(language.equals(expected.name()), "its texts are " + language + ", not " + expected);
    int dimensions = data.readInt();
    int wanted = options instanceof TextEncoderOptions text ? text.words().wordDimension() : 0;
    require(
        wanted == 0
            ? dimensions > 0 && dimensions <= WordOptions.MAX_WORD_DIMENSION
            : dimensions == wanted,
        "its word vectors have length " + dimensions);
    int outputs = data.readInt();
    require(outputs > 0 && outputs <= TextEncoder.MAX_OUTPUTS, "it claims " + outputs + " outputs");
    int threads = data.readInt();
    require(threads > 0, "it claims " + threads + " threads");
    ItemReader reader = ItemReader.read(data, options, version);
    StoredParameters source = new StoredParameters(data, data.readInt());
    try {
      TextEncoder encoder =
          TextEncoder.trained(
              provider, options, reader, dimensions, outputs, threads, source, workers);
      try {
        source.requireEnd();
      } catch (IOException | RuntimeException e) {
        encoder.close();
        throw e;
      }
      return encoder;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  static void require(boolean valid, String problem) throws IOException {
    if (!valid) {
      throw new IOException("not the file of a text encoder: " + problem);
    }
  }
}
