package org.deepmovie.hybrid;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
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
import org.deepmovie.factor.FactorModel;
import org.deepmovie.factor.FactorRecommender;
import org.deepmovie.model.ModelHeader;

/**
 * What {@link AlternatingPmf} fits. Besides what every recommender does, it predicts ratings of
 * items that did not exist when it was fitted, if it has a network to read them.
 */
public final class PmfRecommender extends FactorRecommender {

  private static final String SETTINGS = "pmf.json";
  private static final RatingMatrix NO_RATINGS = RatingMatrix.empty(0, 1);

  private final Optional<byte[]> network;
  private final Optional<EncoderChoice<?>> encoder;

  PmfRecommender(
      ModelHeader header,
      FactorModel model,
      PmfOptions options,
      Optional<byte[]> network,
      Optional<EncoderChoice<?>> encoder) {
    super(header, model, ridge(model, options.userRidge(), options.userFirstRidge()), SETTINGS);
    this.network = network;
    this.encoder = encoder;
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
        .mapToDouble(item -> scale.clip(model().predict(user, vectors, item)))
        .toArray();
  }

  private FactorMatrix encode(Dataset items) {
    byte[] bytes =
        network.orElseThrow(
            () ->
                new UnsupportedOperationException(
                    header().model() + " cannot read items; a model such as pmf+cnn can"));
    try (ItemEncoder reader = encoder.orElseThrow().load(new ByteArrayInputStream(bytes))) {
      return PmfFit.encode(reader, items, model().items().columns());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void save(ArchiveWriter archive) throws IOException {
    super.save(archive);
    if (network.isPresent()) {
      archive.file("network", out -> out.write(network.get()));
    }
  }

  static PmfRecommender load(
      ModelHeader header,
      PmfOptions options,
      Optional<EncoderChoice<?>> encoder,
      ArchiveReader archive)
      throws IOException {
    FactorModel model =
        FactorModel.load(
            archive,
            SETTINGS,
            header.catalogue(),
            options.biased(),
            options.dimension(),
            encoder.isPresent());
    Optional<byte[]> network = Optional.empty();
    if (encoder.isPresent()) {
      try (InputStream in = archive.file("network")) {
        network = Optional.of(in.readAllBytes());
      }
    }
    PmfRecommender recommender = new PmfRecommender(header, model, options, network, encoder);
    recommender.checkNetwork();
    return recommender;
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
}
