package org.deepmovie.hybrid;

import java.io.IOException;
import java.util.Optional;
import java.util.stream.IntStream;
import org.deepmovie.archive.ArchiveReader;
import org.deepmovie.archive.ArchiveWriter;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.RatingScale;
import org.deepmovie.factor.FactorMatrix;
import org.deepmovie.factor.FactorModel;
import org.deepmovie.factor.FactorRecommender;
import org.deepmovie.model.ModelHeader;

/** What {@link AlternatingPmf} fits with {@link PmfOptions.Inference#MAP}. */
final class PmfRecommender extends FactorRecommender implements ItemReader {

  private static final String SETTINGS = "pmf.json";

  private final Optional<NetworkFile> network;

  PmfRecommender(
      ModelHeader header, FactorModel model, PmfOptions options, Optional<NetworkFile> network) {
    super(header, model, ridge(model, options.userRidge(), options.userFirstRidge()), SETTINGS);
    this.network = network;
  }

  @Override
  public double[] predictNew(int user, Dataset items) {
    FactorMatrix vectors =
        NetworkFile.required(network, header()).encode(items, model().items().columns());
    RatingScale scale = catalogue().scale();
    return IntStream.range(0, vectors.rows())
        .mapToDouble(item -> scale.clip(model().predict(user, vectors, item)))
        .toArray();
  }

  @Override
  public void save(ArchiveWriter archive) throws IOException {
    super.save(archive);
    if (network.isPresent()) {
      network.get().save(archive);
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
    return new PmfRecommender(header, model, options, NetworkFile.load(archive, encoder, options));
  }
}
