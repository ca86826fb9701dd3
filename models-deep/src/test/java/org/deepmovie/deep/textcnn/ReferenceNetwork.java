package org.deepmovie.deep.textcnn;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.deepmovie.data.Attributes;
import org.deepmovie.data.CategoricalField;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.internal.analysis.Vocabulary;
import org.deepmovie.internal.deep.textcnn.RatingBlock;
import org.deepmovie.internal.nn.parameter.Parameter;

/** The network of {@link TextCnnRating} in double precision, rating by rating as in its formula. */
final class ReferenceNetwork {

  private static final int[] WIDTHS = {5, 4, 3, 2};

  /** Copies of the network's parameters by name. */
  final Map<String, double[]> parameters = new LinkedHashMap<>();

  private final TextCnnRatingOptions options;
  private final Dataset data;
  private final int[][] words;

  ReferenceNetwork(TextCnnRatingOptions options, Dataset data, List<Parameter> originals) {
    this.options = options;
    this.data = data;
    for (Parameter original : originals) {
      double[] copy = new double[original.value().length];
      Arrays.setAll(copy, p -> original.value()[p]);
      parameters.put(original.name(), copy);
    }
    List<List<String>> texts =
        SmallData.TEXTS.stream()
            .map(text -> text.isEmpty() ? List.<String>of() : List.of(text.split(" ")))
            .toList();
    Vocabulary vocabulary = Vocabulary.ofDocuments(texts, 100);
    this.words =
        texts.stream()
            .map(
                text ->
                    text.stream()
                        .mapToInt(vocabulary::indexOf)
                        .filter(word -> word != Vocabulary.PADDING)
                        .toArray())
            .toArray(int[][]::new);
  }

  /** The sum of the squared errors over {@code block} in training. */
  double squares(RatingBlock block, SplittableRandom random) {
    double[][] h = users(block.users(), Optional.of(random));
    double[][] g = items(block.items(), Optional.of(random));
    double sum = 0;
    for (int p = 0; p < block.size(); p++) {
      double y = combined(h[block.userOf()[p]], g[block.itemOf()[p]]);
      sum += Math.pow(y - block.values()[p], 2);
    }
    return sum;
  }

  /** The prediction after training. */
  double rating(int user, int item) {
    double y =
        combined(
            users(new int[] {user}, Optional.empty())[0],
            items(new int[] {item}, Optional.empty())[0]);
    return data.ratings().mean() + data.scale().unit() * y;
  }

  private double[][] users(int[] rows, Optional<SplittableRandom> random) {
    double[][] x =
        embedded(
            "user", rows, data.userAttributes(), data.users(), data.ratings().byUser(), random);
    return Arrays.stream(x).map(each -> units("user", each)).toArray(double[][]::new);
  }

  private double[][] items(int[] rows, Optional<SplittableRandom> random) {
    double[][] x =
        embedded(
            "item", rows, data.itemAttributes(), data.items(), data.ratings().byItem(), random);
    boolean[] read = new boolean[rows.length];
    for (int n = 0; n < rows.length; n++) {
      read[n] =
          words[rows[n]].length > 0
              && random.map(draws -> draws.nextDouble() >= options.textDropout()).orElse(true);
    }
    for (int n = 0; n < rows.length; n++) {
      double[] d = read[n] ? text(words[rows[n]], random) : new double[options.factors()];
      for (int k = 0; k < d.length; k++) {
        x[n][k] += d[k];
      }
    }
    return Arrays.stream(x).map(each -> units("item", each)).toArray(double[][]::new);
  }

  private double[][] embedded(
      String side,
      int[] rows,
      Attributes attributes,
      IdMap ids,
      CsrMatrix ratings,
      Optional<SplittableRandom> random) {
    boolean[] dropped = new boolean[rows.length];
    random.ifPresent(
        draws -> {
          for (int n = 0; n < rows.length; n++) {
            dropped[n] = draws.nextDouble() < options.idDropout();
          }
        });
    double[][] x = new double[rows.length][options.factors()];
    for (int n = 0; n < rows.length; n++) {
      int first = 0;
      for (CategoricalField field : attributes.fields()) {
        List<String> names = List.copyOf(new TreeSet<>(field.categories().ids()));
        for (String category : field.categories(rows[n])) {
          add(side, first + names.indexOf(category), 1.0 / field.count(rows[n]), x[n]);
        }
        first += names.size();
      }
      if (ratings.count(rows[n]) > 0 && !dropped[n]) {
        int rank = 0;
        for (String id : new TreeSet<>(ids.ids())) {
          int other = ids.indexOf(id);
          if (other == rows[n]) {
            break;
          }
          rank += ratings.count(other) > 0 ? 1 : 0;
        }
        add(side, first + rank, 1, x[n]);
      }
    }
    return x;
  }

  private void add(String side, int row, double multiple, double[] sum) {
    for (int k = 0; k < sum.length; k++) {
      sum[k] += multiple * parameters.get(side + ".embedding")[row * sum.length + k];
    }
  }

  private double[] text(int[] document, Optional<SplittableRandom> random) {
    int filters = options.text().filters();
    double[] z = new double[WIDTHS.length * filters];
    int weight = 0;
    for (int c = 0; c < z.length; c++) {
      int width = WIDTHS[c / filters];
      for (int t = 0; t == 0 || t + width <= document.length; t++) {
        double sum = parameters.get("convolution.bias")[c];
        for (int k = 0; k < width && t + k < document.length; k++) {
          sum += tap(document[t + k], weight, k);
        }
        z[c] = Math.max(z[c], sum);
      }
      weight += width * options.text().words().wordDimension();
    }
    double drop = options.text().dropout();
    random.ifPresent(
        draws -> Arrays.setAll(z, c -> draws.nextDouble() < drop ? 0 : z[c] / (1 - drop)));
    return affine(z, "output");
  }

  private double tap(int word, int filter, int k) {
    int dimensions = options.text().words().wordDimension();
    double sum = 0;
    for (int e = 0; e < dimensions; e++) {
      sum +=
          parameters.get("convolution.weights")[filter + k * dimensions + e]
              * parameters.get("embedding")[word * dimensions + e];
    }
    return sum;
  }

  private double[] units(String side, double[] x) {
    return activated(affine(x, side));
  }

  private double[] activated(double[] x) {
    return switch (options.activation()) {
      case TANH -> Arrays.stream(x).map(Math::tanh).toArray();
      case SIGMOID -> Arrays.stream(x).map(value -> 1 / (1 + Math.exp(-value))).toArray();
      case RELU -> Arrays.stream(x).map(value -> Math.max(0, value)).toArray();
      case IDENTITY -> x;
    };
  }

  private double[] affine(double[] x, String name) {
    double[] y = parameters.get(name + ".bias").clone();
    for (int i = 0; i < x.length; i++) {
      for (int o = 0; o < y.length; o++) {
        y[o] += x[i] * parameters.get(name + ".weights")[i * y.length + o];
      }
    }
    return y;
  }

  private double combined(double[] h, double[] g) {
    if (options.combination() == UnitCombination.PRODUCT) {
      double[] products = new double[h.length];
      Arrays.setAll(products, k -> h[k] * g[k]);
      return parameters.get("product.bias")[0]
          + dot("product.users", h)
          + dot("product.items", g)
          + dot("product.weights", products);
    }
    double[] z = affine(h, "layer");
    double[] ofItem = affine(g, "layer");
    Arrays.setAll(z, k -> z[k] + ofItem[k]);
    return parameters.get("rating.bias")[0] + dot("rating.weights", activated(z));
  }

  private double dot(String name, double[] x) {
    double sum = 0;
    for (int k = 0; k < x.length; k++) {
      sum += parameters.get(name)[k] * x[k];
    }
    return sum;
  }
}
