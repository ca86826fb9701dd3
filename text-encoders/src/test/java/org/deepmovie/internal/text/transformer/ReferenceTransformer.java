package org.deepmovie.internal.text.transformer;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.deepmovie.internal.nn.layer.RowDropout;
import org.deepmovie.internal.nn.parameter.Parameter;
import org.deepmovie.internal.text.network.DoublePrecisionReference;
import org.deepmovie.internal.text.network.TextNetworkContract;
import org.deepmovie.text.TransformerOptions;
import org.deepmovie.text.TransformerOptions.NormPlacement;
import org.deepmovie.text.TransformerOptions.PositionEncoding;

/** The transformer in double precision, text by text and head by head. */
public final class ReferenceTransformer extends DoublePrecisionReference {

  private final TransformerOptions options;
  private final int width;
  private final int dimensions;
  private int next;

  public ReferenceTransformer(List<Parameter> parameters, TransformerOptions options) {
    super(parameters);
    this.options = options;
    this.width = options.modelDimension();
    this.dimensions = parameters.get(0).value().length / TextNetworkContract.WORDS;
  }

  @Override
  public double[][] encode(int[][] documents, Optional<SplittableRandom> dropout) {
    RowDropout[] drops = new RowDropout[1 + 2 * options.layers()];
    for (int d = 0; d < drops.length; d++) {
      drops[d] = new RowDropout(options.dropout(), width);
      drops[d].draw(dropout);
    }
    double[][] y = new double[documents.length][];
    int row = 0;
    for (int d = 0; d < documents.length; d++) {
      double[] mean = mean(documents[d], row, drops);
      y[d] = head(mean, documents[d], parameters.length - 4, options.dropout(), dropout);
      row += documents[d].length;
    }
    return y;
  }

  private double[] mean(int[] words, int row, RowDropout[] drops) {
    double[] mean = new double[width];
    if (words.length > 0) {
      for (double[] word : read(words, row, drops)) {
        Arrays.setAll(mean, e -> mean[e] + word[e] / words.length);
      }
    }
    return mean;
  }

  /** What becomes of the words of a text whose first word has the given row of the batch. */
  private double[][] read(int[] words, int row, RowDropout[] drops) {
    next = 1;
    double[][] x = input(words);
    drop(x, parameters[next++], row, drops[0]);
    double[][] n = normalize(x);
    if (options.normalization() == NormPlacement.POST) {
      x = n;
    }
    for (int layer = 0; layer < options.layers(); layer++) {
      for (int sublayer = 0; sublayer < 2; sublayer++) {
        double[][] f = sublayer == 0 ? attention(n) : feedForward(n);
        drop(f, parameters[next++], row, drops[1 + 2 * layer + sublayer]);
        for (int t = 0; t < x.length; t++) {
          for (int e = 0; e < width; e++) {
            f[t][e] += x[t][e];
          }
        }
        n = normalize(f);
        x = options.normalization() == NormPlacement.PRE ? f : n;
      }
    }
    return n;
  }

  private double[][] input(int[] words) {
    double[] projection = width == dimensions ? null : parameters[next++];
    double[] places =
        options.positionEncoding() == PositionEncoding.LEARNED ? parameters[next++] : null;
    double[][] x = new double[words.length][width];
    for (int t = 0; t < words.length; t++) {
      double[] vector =
          Arrays.copyOfRange(parameters[0], words[t] * dimensions, (words[t] + 1) * dimensions);
      double[] projected =
          projection == null ? vector : affine(vector, projection, new double[width]);
      for (int e = 0; e < width; e++) {
        double phase = t / Math.pow(10_000, (e / 2) * 2.0 / width);
        double wave = e % 2 == 0 ? Math.sin(phase) : Math.cos(phase);
        x[t][e] = Math.sqrt(width) * projected[e] + (places == null ? wave : places[t * width + e]);
      }
    }
    return x;
  }

  /** dropout(f + bias) */
  private void drop(double[][] f, double[] bias, int row, RowDropout dropout) {
    float[] factors = new float[width];
    for (int t = 0; t < f.length; t++) {
      dropout.factors(row + t, 1, factors);
      for (int e = 0; e < width; e++) {
        f[t][e] = factors[e] * (f[t][e] + bias[e]);
      }
    }
  }

  private double[][] normalize(double[][] x) {
    double[] scale = parameters[next++];
    double[] shift = parameters[next++];
    double[][] y = new double[x.length][width];
    for (int t = 0; t < x.length; t++) {
      double mean = Arrays.stream(x[t]).average().orElseThrow();
      double variance =
          Arrays.stream(x[t]).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
      for (int e = 0; e < width; e++) {
        y[t][e] = scale[e] * (x[t][e] - mean) / Math.sqrt(variance + 1e-5) + shift[e];
      }
    }
    return y;
  }

  private double[][] attention(double[][] n) {
    double[] weights = parameters[next++];
    double[] bias = parameters[next++];
    double[] output = parameters[next++];
    double[][] entries =
        Arrays.stream(n).map(row -> affine(row, weights, bias)).toArray(double[][]::new);
    int columns = width / options.heads();
    double[][] f = new double[n.length][];
    for (int t = 0; t < n.length; t++) {
      double[] attended = new double[width];
      for (int first = 0; first < width; first += columns) {
        double[] shares = new double[n.length];
        for (int other = 0; other < n.length; other++) {
          for (int c = first; c < first + columns; c++) {
            shares[other] += entries[t][c] * entries[other][width + c] / Math.sqrt(columns);
          }
        }
        Arrays.setAll(shares, other -> Math.exp(shares[other]));
        double sum = Arrays.stream(shares).sum();
        for (int other = 0; other < n.length; other++) {
          for (int c = first; c < first + columns; c++) {
            attended[c] += shares[other] / sum * entries[other][2 * width + c];
          }
        }
      }
      f[t] = affine(attended, output, new double[width]);
    }
    return f;
  }

  private double[][] feedForward(double[][] n) {
    double[] first = parameters[next++];
    double[] bias = parameters[next++];
    double[] second = parameters[next++];
    double[][] f = new double[n.length][];
    for (int t = 0; t < n.length; t++) {
      double[] h = affine(n[t], first, bias);
      Arrays.setAll(h, u -> Math.max(0, h[u]));
      f[t] = affine(h, second, new double[width]);
    }
    return f;
  }
}
