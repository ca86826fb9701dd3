package org.deepmovie.hybrid;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.index.ItemSearch;
import org.deepmovie.internal.encoder.StoredEncoder;
import org.deepmovie.internal.factor.FactorModel;
import org.deepmovie.internal.factor.FactorRecommender;
import org.deepmovie.recommend.Capability;
import org.deepmovie.recommend.FoldedInUser;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.store.ArchiveWriter;

/**
 * Vectors, and perhaps an encoder whose outputs are the prior means of new users. A user of whom
 * nothing but ratings is known then counts as the mean of those of whom more is, and an unknown
 * user is one of whom nothing is known.
 */
class PmfFactorRecommender extends FactorRecommender {

  private final PmfOptions options;
  private final Optional<StoredEncoder> userEncoder;

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
  }

  @Override
  public Set<Capability> capabilities() {
    return userEncoder.isEmpty()
        ? super.capabilities()
        : Capability.union(super.capabilities(), Capability.USER_ATTRIBUTES);
  }

  @Override
  public FoldedInUser foldIn(
      Dataset user, Map<String, ? extends Number> ratings, ItemSearch where) {
    return userEncoder.isEmpty()
        ? super.foldIn(user, ratings, where)
        : foldIn(
            ratings,
            PmfEncoders.priorOfUser(userEncoder.get(), user, model().items().columns()).row(0),
            where);
  }

  @Override
  public FoldedInUser foldIn(Map<String, ? extends Number> ratings, ItemSearch where) {
    return model().knowsUser(IdMap.UNKNOWN)
        ? foldIn(ratings, model().user(IdMap.UNKNOWN), where)
        : super.foldIn(ratings, where);
  }

  private FoldedInUser foldIn(
      Map<String, ? extends Number> ratings, float[] prior, ItemSearch where) {
    return foldIn(
        ratings,
        ridge(model(), options.regularizationOfUsers(), options.regularizationOfUserBias(), prior),
        Optional.of(new FloatMatrix(1, prior.length, prior)),
        where);
  }

  @Override
  public void save(ArchiveWriter archive) throws IOException {
    super.save(archive);
    if (userEncoder.isPresent()) {
      userEncoder.get().save(archive, StoredEncoder.OF_USERS);
    }
  }
}
