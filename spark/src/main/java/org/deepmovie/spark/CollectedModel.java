package org.deepmovie.spark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.deepmovie.data.DatasetBuilder;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrixBuilder;
import org.deepmovie.hybrid.PmfOptions;
import org.deepmovie.internal.spark.block.RatingRow;
import org.deepmovie.internal.spark.table.FactorTables;
import org.deepmovie.internal.spark.table.RatedEntities;
import org.deepmovie.internal.spark.table.TableRow;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.train.Trainer;
import org.deepmovie.train.TrainingContext;

/**
 * Collects the tables of a model on the driver.
 *
 * @param titled the items with titles and attributes, if they are known
 */
record CollectedModel(
    SparkPmfModel.FittedPmfSettings settings, Optional<org.deepmovie.data.Dataset> titled) {

  /**
   * The recommender of one machine.
   *
   * @param encoder the contents of the entries of the encoder by name; none without an encoder
   */
  Recommender recommender(
      Trainer trainer, Map<String, byte[]> encoder, Dataset<Row> users, Dataset<Row> items)
      throws IOException {
    List<String> itemIds = new ArrayList<>();
    List<float[]> itemVectors = new ArrayList<>();
    for (Row row : items.sort(RatingRow.ITEM).collectAsList()) {
      itemIds.add(row.getAs(RatedEntities.ITEM));
      itemVectors.add(vector(row));
    }
    List<String> userIds = new ArrayList<>();
    List<float[]> userVectors = new ArrayList<>();
    RatingMatrixBuilder train = new RatingMatrixBuilder();
    RatingMatrixBuilder validation = new RatingMatrixBuilder();
    Iterator<Row> rows = users.sort(RatingRow.USER).toLocalIterator();
    while (rows.hasNext()) {
      Row row = rows.next();
      addRatings(row, userIds.size(), train, validation);
      userIds.add(row.getAs(RatedEntities.USER));
      userVectors.add(vector(row));
    }
    DatasetBuilder data =
        org.deepmovie.data.Dataset.builder(
                "ratings on Spark",
                IdMap.of(userIds),
                IdMap.of(itemIds),
                train.build(userIds.size(), itemIds.size()))
            .scale(settings.scale());
    titled.ifPresent(known -> addTitles(data, known, itemIds));
    ModelHeader header =
        TrainingContext.ofSeed(settings.seed())
            .withValidation(validation.build(userIds.size(), itemIds.size()))
            .header(settings.model(), settings.optionValues(), data.build());
    return trainer.load(
        header,
        new VectorArchive(
            settings.globalMean(), matrix(userVectors), matrix(itemVectors), encoder));
  }

  private static void addTitles(
      DatasetBuilder data, org.deepmovie.data.Dataset known, List<String> itemIds) {
    if (!known.items().ids().equals(itemIds)) {
      throw new IllegalArgumentException(
          "the model has %d items, '%s' has %d others or has them in another order; give the items that it was fitted with"
              .formatted(itemIds.size(), known.name(), known.items().size()));
    }
    data.titles(known.titles()).itemAttributes(known.itemAttributes());
  }

  private float[] vector(Row row) {
    int factors = settings.options().factors();
    float[] vector = new float[1 + factors];
    TableRow.copyVector(row, vector, 0);
    return settings.options().centering() == PmfOptions.Centering.BIASES
        ? vector
        : Arrays.copyOfRange(vector, 1, vector.length);
  }

  private static void addRatings(
      Row row, int user, RatingMatrixBuilder train, RatingMatrixBuilder validation) {
    int[] rated = TableRow.ints(row, FactorTables.RATED_ITEMS);
    List<Float> ratings = TableRow.floats(row, FactorTables.RATINGS);
    for (int n = 0; n < rated.length; n++) {
      train.add(user, rated[n], ratings.get(n));
    }
    int[] heldOut = TableRow.ints(row, FactorTables.VALIDATION_ITEMS);
    List<Float> heldOutRatings = TableRow.floats(row, FactorTables.VALIDATION_RATINGS);
    for (int n = 0; n < heldOut.length; n++) {
      validation.add(user, heldOut[n], heldOutRatings.get(n));
    }
  }

  private static FloatMatrix matrix(List<float[]> rows) {
    int columns = rows.get(0).length;
    FloatMatrix matrix = new FloatMatrix(rows.size(), columns);
    for (int row = 0; row < rows.size(); row++) {
      System.arraycopy(rows.get(row), 0, matrix.values(), matrix.offset(row), columns);
    }
    return matrix;
  }
}
