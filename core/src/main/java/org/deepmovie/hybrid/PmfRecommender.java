package org.deepmovie.hybrid;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.deepmovie.archive.ArchiveReader;
import org.deepmovie.archive.ArchiveWriter;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.SparseRows;
import org.deepmovie.factor.FactorMatrix;
import org.deepmovie.factor.LeastSquaresSweep;
import org.deepmovie.factor.Ridge;
import org.deepmovie.factor.Vectors;
import org.deepmovie.hybrid.PmfOptions.Centering;
import org.deepmovie.model.Biases;
import org.deepmovie.model.Catalogue;
import org.deepmovie.model.ModelHeader;
import org.deepmovie.model.Profile;
import org.deepmovie.model.Recommender;
import org.deepmovie.model.ScoredItem;
import org.deepmovie.model.TopItems;

/**
 * What {@link AlternatingPmf} fits. Besides what every recommender does, it gives vectors to items
 * that did not exist when it was fitted, if it has a network to read them.
 */
public final class PmfRecommender implements Recommender {

  private static final double FALLBACK_LAMBDA_USER = 10;
  private static final double FALLBACK_LAMBDA_ITEM = 10;
  private static final int FALLBACK_SWEEPS = 5;

  private final ModelHeader header;
  private final PmfModel model;
  private final Optional<byte[]> network;
  private final Optional<EncoderChoice<?>> encoder;
  private final Biases fallback;
  private final boolean[] ratedItems;

  PmfRecommender(
      ModelHeader header,
      PmfModel model,
      Optional<byte[]> network,
      Optional<EncoderChoice<?>> encoder) {
    this.header = header;
    this.model = model;
    this.network = network;
    this.encoder = encoder;
    SparseRows seen = header.catalogue().seen();
    this.ratedItems = new boolean[seen.columns()];
    for (int p = 0; p < seen.size(); p++) {
      ratedItems[seen.column(p)] = true;
    }
    this.fallback = model.biased() ? ownBiases(model) : fittedBiases(seen);
  }

  private static Biases ownBiases(PmfModel model) {
    return new Biases(model.offset(), column0(model.users()), column0(model.items()));
  }

  private static float[] column0(FactorMatrix vectors) {
    float[] column = new float[vectors.rows()];
    for (int row = 0; row < column.length; row++) {
      column[row] = vectors.get(row, 0);
    }
    return column;
  }

  private static Biases fittedBiases(SparseRows seen) {
    return Biases.fit(
        RatingMatrix.of(seen), FALLBACK_LAMBDA_USER, FALLBACK_LAMBDA_ITEM, FALLBACK_SWEEPS);
  }

  @Override
  public ModelHeader header() {
    return header;
  }

  @Override
  public double predict(int user, int item) {
    return catalogue().scale().clip(rating(user, item));
  }

  private double rating(int user, int item) {
    return knowsUser(user) && knowsItem(item)
        ? model.predict(user, item)
        : fallback.value(user, item);
  }

  private boolean knowsUser(int user) {
    return user != IdMap.UNKNOWN && (model.biased() || catalogue().seen().count(user) > 0);
  }

  private boolean knowsItem(int item) {
    return item != IdMap.UNKNOWN && (model.biased() || hasFactors(item));
  }

  private boolean hasFactors(int item) {
    return network.isPresent() || ratedItems[item];
  }

  @Override
  public void score(int user, float[] into) {
    for (int item = 0; item < into.length; item++) {
      into[item] = (float) rating(user, item);
    }
  }

  @Override
  public List<ScoredItem> similar(int item, int n) {
    FactorMatrix items = model.items();
    int from = model.biased() ? 1 : 0;
    int length = items.columns() - from;
    double[] cosines = new double[items.rows()];
    TopItems top = new TopItems(n);
    for (int other = 0; other < items.rows(); other++) {
      if (other != item && hasFactors(other)) {
        cosines[other] =
            Vectors.cosine(
                items.values(),
                items.offset(item) + from,
                items.values(),
                items.offset(other) + from,
                length);
        top.offer(other, cosines[other]);
      }
    }
    return IntStream.of(top.drain()).mapToObj(other -> scored(other, cosines[other])).toList();
  }

  @Override
  public Profile foldIn(Map<String, ? extends Number> ratings) {
    Map<Integer, Double> known = Profile.indexed(this, ratings);
    int[] items =
        known.keySet().stream().mapToInt(i -> i).filter(this::knowsItem).sorted().toArray();
    if (items.length == 0) {
      return new Profile(this, ratings, item -> rating(IdMap.UNKNOWN, item));
    }
    double[] values = IntStream.of(items).mapToDouble(known::get).toArray();
    LeastSquaresSweep sweep =
        new LeastSquaresSweep(model.items().columns(), model.biased(), model.offset(), 1);
    float[] vector = sweep.foldIn(model.items(), items, values, model.userRidge().of(items.length));
    return new Profile(
        this,
        ratings,
        item ->
            knowsItem(item) ? model.predict(vector, 0, item) : fallback.value(IdMap.UNKNOWN, item));
  }

  /**
   * Predicted ratings for items that the model was not fitted with, from what the network reads of
   * them.
   *
   * @param user an index, or {@link IdMap#UNKNOWN}
   * @param items data whose items are new; ids and ratings do not matter
   * @return one predicted rating per item of {@code items}
   * @throws UnsupportedOperationException if the model has no network
   */
  public double[] predictNew(int user, Dataset items) {
    FactorMatrix vectors = encode(items);
    return IntStream.range(0, vectors.rows())
        .mapToDouble(item -> catalogue().scale().clip(rating(user, vectors, item)))
        .toArray();
  }

  private double rating(int user, FactorMatrix vectors, int item) {
    if (knowsUser(user)) {
      return model.predict(model.users().values(), model.users().offset(user), vectors, item);
    }
    return fallback.mean() + (model.biased() ? vectors.get(item, 0) : 0);
  }

  private FactorMatrix encode(Dataset items) {
    byte[] bytes =
        network.orElseThrow(
            () ->
                new UnsupportedOperationException(
                    header.model() + " cannot read items; a model such as pmf+cnn can"));
    try (ItemEncoder reader = encoder.orElseThrow().load(new ByteArrayInputStream(bytes))) {
      return reader.encode(items);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void save(ArchiveWriter archive) throws IOException {
    archive.json("pmf.json", new Settings(model.offset()));
    save(archive, "user_vectors", model.users());
    save(archive, "item_vectors", model.items());
    if (network.isPresent()) {
      archive.file("network", out -> out.write(network.get()));
    }
  }

  private static void save(ArchiveWriter archive, String name, FactorMatrix vectors)
      throws IOException {
    archive.floats(name, vectors.rows(), vectors.columns(), vectors.values());
  }

  static PmfRecommender load(
      ModelHeader header,
      PmfOptions options,
      Optional<EncoderChoice<?>> encoder,
      ArchiveReader archive)
      throws IOException {
    Settings settings = archive.json("pmf.json", Settings.class);
    boolean biased = options.centering() == Centering.BIASES;
    int dimension = options.factors() + (biased ? 1 : 0);
    Catalogue catalogue = header.catalogue();
    PmfModel model =
        new PmfModel(
            biased,
            settings.offset(),
            load(archive, "user_vectors", catalogue.users().size(), dimension),
            load(archive, "item_vectors", catalogue.items().size(), dimension),
            new Ridge(options.lambdaUser(), options.userWeights()));
    Optional<byte[]> network = Optional.empty();
    if (encoder.isPresent()) {
      try (InputStream in = archive.file("network")) {
        network = Optional.of(in.readAllBytes());
      }
      encoder.get().load(new ByteArrayInputStream(network.get())).close();
    }
    return new PmfRecommender(header, model, network, encoder);
  }

  private static FactorMatrix load(ArchiveReader archive, String name, int rows, int columns)
      throws IOException {
    return new FactorMatrix(rows, columns, archive.floats(name, rows, columns));
  }

  /** What the arrays and the options do not say. */
  record Settings(double offset) {}
}
