package org.example.deepmovie;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.IdMapBuilder;
import org.deepmovie.spi.ItemEncoder;

/** The sum of the vectors of a text's words, trained by gradient descent. */
final class WordSums implements ItemEncoder {

  private static final String EVERY_TEXT = "";

  private final WordSumsProvider.Options options;
  private final IdMap words;
  private final FloatMatrix vectors;
  private final List<int[]> texts;

  WordSums(WordSumsProvider.Options options, Dataset items, int outputs) {
    IdMapBuilder found = new IdMapBuilder();
    found.add(EVERY_TEXT);
    for (int item = 0; item < items.texts().size(); item++) {
      split(items.texts().text(item)).forEach(found::add);
    }
    this.options = options;
    this.words = found.build();
    this.vectors = new FloatMatrix(words.size(), outputs);
    this.texts = read(items);
  }

  private WordSums(IdMap words, FloatMatrix vectors) {
    this.options = null;
    this.words = words;
    this.vectors = vectors;
    this.texts = List.of();
  }

  private static Stream<String> split(String text) {
    return Stream.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
        .filter(w -> w.length() < 99);
  }

  private List<int[]> read(Dataset items) {
    return Stream.iterate(0, item -> item < items.texts().size(), item -> item + 1)
        .map(
            item ->
                Stream.concat(Stream.of(EVERY_TEXT), split(items.texts().text(item)))
                    .mapToInt(words::indexOf)
                    .filter(word -> word != IdMap.UNKNOWN)
                    .distinct()
                    .toArray())
        .toList();
  }

  private float output(int[] text, int k) {
    float sum = 0;
    for (int word : text) {
      sum += vectors.get(word, k);
    }
    return sum;
  }

  @Override
  public double train(FloatMatrix targets, float[] weights) {
    if (targets.rows() != texts.size()
        || targets.columns() != vectors.columns()
        || weights.length != texts.size()) {
      throw new IllegalArgumentException("targets or weights do not fit the items");
    }
    double loss = 0;
    for (int epoch = 0; epoch < options.encoderEpochs(); epoch++) {
      loss = epoch(targets, weights);
    }
    return loss;
  }

  /** Moves every word by the mean of what the texts that hold it miss, each text's shared out. */
  private double epoch(FloatMatrix targets, float[] weights) {
    FloatMatrix errors = new FloatMatrix(vectors.rows(), vectors.columns());
    double[] held = new double[vectors.rows()];
    double loss = 0;
    double total = 0;
    for (int item = 0; item < weights.length; item++) {
      for (int word : texts.get(item)) {
        held[word] += weights[item];
      }
      for (int k = 0; k < targets.columns(); k++) {
        float error = weights[item] * (targets.get(item, k) - output(texts.get(item), k));
        loss += weights[item] == 0 ? 0 : error * error / weights[item];
        total += weights[item];
        for (int word : texts.get(item)) {
          errors.set(word, k, errors.get(word, k) + error / texts.get(item).length);
        }
      }
    }
    if (total == 0) {
      throw new IllegalArgumentException("no item has a weight above 0");
    }
    for (int word = 0; word < held.length; word++) {
      for (int k = 0; held[word] > 0 && k < targets.columns(); k++) {
        double step = options.rate() * errors.get(word, k) / held[word];
        vectors.set(word, k, (float) (vectors.get(word, k) + step));
      }
    }
    return loss / total;
  }

  @Override
  public FloatMatrix encode(Dataset items) {
    List<int[]> others = read(items);
    FloatMatrix encoded = new FloatMatrix(others.size(), vectors.columns());
    for (int item = 0; item < encoded.rows(); item++) {
      for (int k = 0; k < encoded.columns(); k++) {
        encoded.set(item, k, output(others.get(item), k));
      }
    }
    return encoded;
  }

  @Override
  public void save(OutputStream out) throws IOException {
    DataOutputStream data = new DataOutputStream(out);
    data.writeInt(vectors.columns());
    data.writeInt(words.size());
    for (int word = 0; word < words.size(); word++) {
      data.writeUTF(words.id(word));
      for (float value : vectors.row(word)) {
        data.writeFloat(value);
      }
    }
    data.flush();
  }

  static WordSums load(DataInputStream in) throws IOException {
    int outputs = in.readInt();
    int size = in.readInt();
    if (outputs < 1 || outputs > 10_000 || size < 1 || size > 10_000_000 / outputs) {
      throw new IOException("not the file of word sums");
    }
    IdMapBuilder words = new IdMapBuilder();
    FloatMatrix vectors = new FloatMatrix(size, outputs);
    for (int word = 0; word < size; word++) {
      if (words.add(in.readUTF()) != word) {
        throw new IOException("not the file of word sums: a word stands twice");
      }
      for (int k = 0; k < outputs; k++) {
        vectors.set(word, k, in.readFloat());
      }
    }
    return new WordSums(words.build(), vectors);
  }
}
