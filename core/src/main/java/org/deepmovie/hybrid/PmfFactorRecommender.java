package org.deepmovie.hybrid;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.index.ItemSearch;
import org.deepmovie.internal.factor.FactorModel;
import org.deepmovie.internal.factor.FactorRecommender;
import org.deepmovie.recommend.FoldedInUser;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.store.ArchiveWriter;

/** Vectors, and perhaps an encoder whose outputs are the prior means of new users. */
class PmfFactorRecommender extends FactorRecommender {

  private final PmfOptions options;
  private final Optional<StoredEncoder> userEncoder;
  private final Optional<FloatMatrix> priorOfUnknown;

  PmfFactorRecommender(
      ModelHeader header,
      FactorModel model,
      PmfOptions options,
      Optional<StoredEncoder> userEncoder) {
    super(
        header,
        model,
        ridge(model, options.regularizationOfUsers(), options.regularizationOfUserBias()),
        PmfRecommenders.SETTINGS);
    this.options = options;
    this.userEncoder = userEncoder;
    this.priorOfUnknown =
        userEncoder.map(encoder -> encoder.encode(PmfEncoders.UNKNOWN, model.items().columns()));
  }

  @Override
  public FoldedInUser foldIn(
      Dataset user, Map<String, ? extends Number> ratings, ItemSearch where) {
    if (userEncoder.isEmpty()) {
      return super.foldIn(user, ratings, where);
    }
    FloatMatrix prior = PmfEncoders.priorOfUser(userEncoder.get(), user, model().items().columns());
    return foldIn(ratings, folding(prior), Optional.of(prior), where);
  }

  /** A user of whom nothing but ratings is known counts as the mean of those of whom more is. */
  @Override
  public FoldedInUser foldIn(Map<String, ? extends Number> ratings, ItemSearch where) {
    return priorOfUnknown.isEmpty()
        ? super.foldIn(ratings, where)
        : foldIn(ratings, folding(priorOfUnknown.get()), Optional.empty(), where);
  }

  private UserFolding folding(FloatMatrix prior) {
    return ridge(
        model(), options.regularizationOfUsers(), options.regularizationOfUserBias(), prior.row(0));
  }

  @Override
  public void save(ArchiveWriter archive) throws IOException {
    super.save(archive);
    if (userEncoder.isPresent()) {
      userEncoder.get().save(archive, PmfRecommenders.USER_ENCODER);
    }
  }
}
