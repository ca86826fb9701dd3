package org.deepmovie.internal.feature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.deepmovie.analysis.TextVectorOptions;
import org.deepmovie.data.CategoricalField;
import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.GivenVectors;
import org.deepmovie.internal.analysis.Documents;
import org.deepmovie.internal.data.ItemLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Features that were fitted to some items, and these items in them, each of which was read once.
 *
 * @param features what is known of items as numbers
 * @param x the items: items x features
 */
public record EncodedFeatures(ItemFeatures features, FloatMatrix x) {

  private static final Logger LOG = LoggerFactory.getLogger(EncodedFeatures.class);

  /** Columns that differ by less than the inverse are the same but for rounding. */
  private static final float MOST_SCALE = 1e12f;

  /** A group and what reads it of the items of the fit. */
  private record FittedGroup(FeatureColumns columns, FeatureColumns.GroupReader reader) {

    static FittedGroup of(FeatureColumns columns, Dataset data) {
      return new FittedGroup(columns, columns.reader(data));
    }
  }

  /**
   * The features of the attributes, the texts and the given vectors of {@code data}.
   *
   * @param attributes whether attributes are read
   * @param titles whether titles are read with texts
   * @param texts how texts are read, if they are
   * @throws IllegalArgumentException if the file of word vectors cannot be read
   */
  public static EncodedFeatures of(
      Dataset data, boolean attributes, boolean titles, Optional<TextVectorOptions> texts) {
    List<EncodedFeatures> parts = new ArrayList<>();
    if (attributes) {
      parts.add(ofAttributes(data));
    }
    texts.ifPresent(options -> parts.add(ofTexts(data, titles, options)));
    parts.add(ofVectors(data));
    return join(parts);
  }

  /** The features of the attributes of {@code data}; fields in the order of their names. */
  public static EncodedFeatures ofAttributes(Dataset data) {
    int items = data.items().size();
    return fit(
        data,
        data.itemAttributes().fields().stream()
            .sorted(Comparator.comparing(CategoricalField::name))
            .<FeatureColumns>map(
                field ->
                    NumberColumns.of(field, items)
                        .map(FeatureColumns.class::cast)
                        .orElseGet(() -> CategoryColumns.of(field, items)))
            .filter(group -> group.count() > 0)
            .map(group -> FittedGroup.of(group, data))
            .toList());
  }

  /** The features of the given vectors of {@code data}, in the order of their names. */
  public static EncodedFeatures ofVectors(Dataset data) {
    return fit(
        data,
        data.itemVectors().stream()
            .filter(given -> given.count() > 0)
            .sorted(Comparator.comparing(GivenVectors::name))
            .map(given -> FittedGroup.of(new VectorColumns(given.name(), given.dimension()), data))
            .toList());
  }

  /**
   * The features of the texts of {@code data}, one group; none if there is no text.
   *
   * @param titles whether titles are read, too
   * @throws IllegalArgumentException if the file of word vectors cannot be read
   */
  public static EncodedFeatures ofTexts(Dataset data, boolean titles, TextVectorOptions options) {
    List<List<String>> documents = Documents.of(data, titles, options.vocabulary().language());
    TextColumns texts = TextColumns.fit(documents, titles, options);
    return fit(
        data,
        texts.count() > 0 && texts.knowsWords()
            ? List.of(new FittedGroup(texts, texts.reader(documents)))
            : List.of());
  }

  /** The groups of all {@code parts}, which are of the same items, one after the other. */
  public static EncodedFeatures join(List<EncodedFeatures> parts) {
    ItemFeatures joined = ItemFeatures.join(parts.stream().map(EncodedFeatures::features).toList());
    FloatMatrix x = new FloatMatrix(parts.get(0).x.rows(), joined.columns());
    for (int row = 0; row < x.rows(); row++) {
      int to = x.offset(row);
      for (EncodedFeatures part : parts) {
        int columns = part.x.columns();
        System.arraycopy(part.x.values(), part.x.offset(row), x.values(), to, columns);
        to += columns;
      }
    }
    return new EncodedFeatures(joined, x);
  }

  private static EncodedFeatures fit(Dataset data, List<FittedGroup> fitted) {
    List<FeatureColumns> groups = fitted.stream().map(FittedGroup::columns).toList();
    List<FeatureColumns.GroupReader> readers = fitted.stream().map(FittedGroup::reader).toList();
    int[] starts = ItemFeatures.starts(groups);
    GroupMoments all = new GroupMoments(starts);
    GroupMoments rated = new GroupMoments(starts);
    CsrMatrix ratings = data.ratings().byItem();
    double[] row = new double[starts[groups.size()]];
    for (int item : data.items().indicesById()) {
      Arrays.fill(row, 0);
      for (int g = 0; g < groups.size(); g++) {
        if (readers.get(g).read(item, row, starts[g])) {
          all.add(g, row);
          if (ratings.count(item) > 0) {
            rated.add(g, row);
          }
        }
      }
    }
    boolean anyRated = ratings.size() > 0;
    float[] scales = new float[groups.size()];
    for (int g = 0; g < groups.size(); g++) {
      boolean told = !anyRated || rated.spread(g) > 0;
      double scale = 1 / Math.sqrt(Math.max(all.spread(g), leastSpread(groups.get(g))));
      scales[g] = told && all.spread(g) > 0 && (float) scale <= MOST_SCALE ? (float) scale : 0;
      if (scales[g] == 0 && groups.get(g) instanceof VectorColumns vectors) {
        ItemLog.once(
            data.items(),
            "vectors %s: no two of those with ratings have different ones, so they tell nothing"
                .formatted(vectors.name()),
            LOG::warn);
      }
    }
    ItemFeatures features = new ItemFeatures(groups, all.means(), scales);
    FloatMatrix x = features.encode(readers, data.items().size());
    for (String outlier : VectorOutliers.ofFit(groups, x, data.items())) {
      ItemLog.once(data.items(), outlier, LOG::warn);
    }
    return new EncodedFeatures(features, x);
  }

  /** A category that few items have must not weigh more than one that a hundredth of them have. */
  private static double leastSpread(FeatureColumns group) {
    return group instanceof CategoryColumns ? 0.01 : 0;
  }
}
