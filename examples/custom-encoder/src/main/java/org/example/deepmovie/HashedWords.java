package org.example.deepmovie;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import org.deepmovie.data.Dataset;
import org.deepmovie.factor.FactorMatrix;
import org.deepmovie.hybrid.ItemEncoder;

/** A linear function of which words a text holds, each word hashed to one of many buckets. */
final class HashedWords implements ItemEncoder {

  private static final int EPOCHS = 5;

  private final Dataset items;
  private final float rate;
  private final FactorMatrix weights;

  HashedWords(Dataset items, int buckets, float rate, int outputs) {
    this.items = items;
    this.rate = rate;
    this.weights = new FactorMatrix(buckets, outputs);
  }

  /** The buckets of a text's words; bucket 0 is in every text. */
  private int[] buckets(String text) {
    String[] words = ("\0 " + text.toLowerCase(Locale.ROOT)).split("\\P{L}+");
    int[] buckets = new int[words.length];
    for (int w = 1; w < words.length; w++) {
      buckets[w] = 1 + Math.floorMod(words[w].hashCode(), weights.rows() - 1);
    }
    return buckets;
  }

  private float output(int[] buckets, int k) {
    float sum = 0;
    for (int bucket : buckets) {
      sum += weights.get(bucket, k);
    }
    return sum / buckets.length;
  }

  @Override
  public double train(FactorMatrix targets, float[] itemWeights) {
    double loss = 0;
    double total = 0;
    for (int step = 0; step < EPOCHS * targets.rows(); step++) {
      int item = step % targets.rows();
      int[] buckets = buckets(items.texts().text(item));
      for (int k = 0; itemWeights[item] > 0 && k < targets.columns(); k++) {
        float error = targets.get(item, k) - output(buckets, k);
        loss += itemWeights[item] * error * error;
        total += itemWeights[item];
        for (int bucket : buckets) {
          weights.set(bucket, k, weights.get(bucket, k) + rate * itemWeights[item] * error);
        }
      }
    }
    return total == 0 ? 0 : loss / total;
  }

  @Override
  public FactorMatrix encode(Dataset others) {
    FactorMatrix encoded = new FactorMatrix(others.items().size(), weights.columns());
    for (int item = 0; item < encoded.rows(); item++) {
      int[] buckets = buckets(others.texts().text(item));
      for (int k = 0; k < encoded.columns(); k++) {
        encoded.set(item, k, output(buckets, k));
      }
    }
    return encoded;
  }

  @Override
  public void save(OutputStream out) throws IOException {
    DataOutputStream data = new DataOutputStream(out);
    data.writeInt(weights.columns());
    for (float weight : weights.values()) {
      data.writeFloat(weight);
    }
    data.flush();
  }

  static HashedWords load(int buckets, float rate, DataInputStream in) throws IOException {
    HashedWords encoder = new HashedWords(null, buckets, rate, in.readInt());
    for (int n = 0; n < encoder.weights.values().length; n++) {
      encoder.weights.values()[n] = in.readFloat();
    }
    return encoder;
  }
}
