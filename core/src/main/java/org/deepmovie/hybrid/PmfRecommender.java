package org.deepmovie.hybrid;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.deepmovie.archive.ArchiveException;
import org.deepmovie.archive.ArchiveReader;
import org.deepmovie.archive.ArchiveWriter;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.IdMap;
import org.deepmovie.data.RatingMatrix;
import org.deepmovie.data.RatingScale;
import org.deepmovie.factor.FactorMatrix;
import org.deepmovie.factor.LeastSquaresSweep;
import org.deepmovie.factor.Ridge;
import org.deepmovie.factor.Vectors;
import org.deepmovie.hybrid.PmfOptions.Centering;
import org.deepmovie.model.Catalogue;
import org.deepmovie.model.ModelHeader;
import org.deepmovie.model.Profile;
import org.deepmovie.model.Recommender;
import org.deepmovie.model.ScoredItem;
import org.deepmovie.model.TopItems;

/**
 * What {@link AlternatingPmf} fits. Besides what every recommender does, it predicts ratings of
 * items that did not exist when it was fitted, if it has a network to read them.
 */
public final class PmfRecommender implements Recommender {

  private static final RatingMatrix NO_RATINGS = RatingMatrix.empty(0, 1);

  private final ModelHeader header;
  private final PmfModel model;
  private final Optional<byte[]> network;
  private final Optional<EncoderChoice<?>> encoder;

  PmfRecommender(
      ModelHeader header,
      PmfModel model,
      Optional<byte[]> network,
      Optional<EncoderChoice<?>> encoder) {
    this.header = header;
    this.model = model;
    this.network = network;
    this.encoder = encoder;
  }

  @Override
  public ModelHeader header() {
    return header;
  }

  @Override
  public double predict(int user, int item) {
    return catalogue().scale().clip(model.predict(user, item));
  }

  @Override
  public void score(int user, float[] into) {
    for (int item = 0; item < into.length; item++) {
      into[item] = (float) model.predict(user, item);
    }
  }

  @Override
  public List<ScoredItem> similar(int item, int n) {
    if (!model.knowsItem(item)) {
      return List.of();
    }
    FactorMatrix items = model.items();
    int from = model.biased() ? 1 : 0;
    int length = items.columns() - from;
    double[] cosines = new double[items.rows()];
    TopItems top = new TopItems(n);
    for (int other = 0; other < items.rows(); other++) {
      if (other != item && model.knowsItem(other)) {
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
        known.keySet().stream()
            .mapToInt(item -> item)
            .filter(item -> model.knowsItem(item) || model.biased())
            .sorted()
            .toArray();
    if (items.length == 0) {
      return new Profile(this, ratings, item -> model.predict(IdMap.UNKNOWN, item));
    }
    double[] values = IntStream.of(items).mapToDouble(known::get).toArray();
    LeastSquaresSweep sweep =
        new LeastSquaresSweep(model.items().columns(), model.biased(), model.offset(), 1);
    float[] vector = sweep.foldIn(model.items(), items, values, model.userRidge().of(items.length));
    FactorMatrix person = new FactorMatrix(1, vector.length, vector);
    return new Profile(this, ratings, item -> model.predict(person, item));
  }

  /**
   * Predicted ratings for items that the model was not fitted with, from what the network reads of
   * them. The network is taken out of its file anew at every call: give many items at once.
   *
   * @param user an index, or {@link IdMap#UNKNOWN}
   * @param items data whose items are new; ids and ratings do not matter
   * @return one predicted rating per item of {@code items}
   * @throws UnsupportedOperationException if the model has no network
   */
  public double[] predictNew(int user, Dataset items) {
    FactorMatrix vectors = encode(items);
    RatingScale scale = catalogue().scale();
    return IntStream.range(0, vectors.rows())
        .mapToDouble(item -> scale.clip(model.predict(user, vectors, item)))
        .toArray();
  }

  private FactorMatrix encode(Dataset items) {
    byte[] bytes =
        network.orElseThrow(
            () ->
                new UnsupportedOperationException(
                    header.model() + " cannot read items; a model such as pmf+cnn can"));
    try (ItemEncoder reader = encoder.orElseThrow().load(new ByteArrayInputStream(bytes))) {
      return PmfFit.encode(reader, items, model.items().columns());
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
        PmfModel.of(
            biased,
            settings.offset(),
            load(archive, "user_vectors", catalogue.users().size(), dimension),
            load(archive, "item_vectors", catalogue.items().size(), dimension),
            new Ridge(options.lambdaUser(), options.userWeights()),
            RatingMatrix.of(catalogue.seen()),
            encoder.isPresent());
    Optional<byte[]> network = Optional.empty();
    if (encoder.isPresent()) {
      try (InputStream in = archive.file("network")) {
        network = Optional.of(in.readAllBytes());
      }
    }
    PmfRecommender recommender = new PmfRecommender(header, model, network, encoder);
    recommender.checkNetwork();
    return recommender;
  }

  private static FactorMatrix load(ArchiveReader archive, String name, int rows, int columns)
      throws IOException {
    return new FactorMatrix(rows, columns, archive.floats(name, rows, columns));
  }

  /** Refuses a network that gives vectors of another length, or numbers that are not finite. */
  private void checkNetwork() throws IOException {
    if (network.isEmpty()) {
      return;
    }
    Dataset nothing =
        Dataset.builder("nothing", IdMap.of(List.of()), IdMap.of(List.of("0")), NO_RATINGS)
            .scale(catalogue().scale())
            .build();
    try {
      if (encode(nothing).isFinite()) {
        return;
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (IllegalStateException e) {
      throw new ArchiveException("the network does not fit the vectors: " + e.getMessage(), e);
    }
    throw new ArchiveException("the network gives numbers that are not finite");
  }

  /** What the arrays and the options do not say. */
  record Settings(double offset) {
    Settings {
      if (!Double.isFinite(offset)) {
        throw new IllegalArgumentException("offset " + offset + " is no rating");
      }
    }
  }
}
