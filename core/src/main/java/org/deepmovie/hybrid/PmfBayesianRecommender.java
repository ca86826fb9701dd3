package org.deepmovie.hybrid;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.deepmovie.data.Dataset;
import org.deepmovie.index.ItemSearch;
import org.deepmovie.internal.bayes.BayesianRecommender;
import org.deepmovie.internal.bayes.PosteriorDraws;
import org.deepmovie.internal.encoder.StoredEncoder;
import org.deepmovie.recommend.Capability;
import org.deepmovie.recommend.FoldedInUser;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.store.ArchiveWriter;

/** Draws of the vectors, and perhaps of a link that gives the prior means of new users. */
class PmfBayesianRecommender extends BayesianRecommender {

  private final Optional<StoredEncoder> userEncoder;

  PmfBayesianRecommender(
      ModelHeader header, PosteriorDraws draws, Optional<StoredEncoder> userEncoder) {
    super(header, draws, userEncoder.isPresent());
    this.userEncoder = userEncoder;
  }

  /** Whether an encoder gives the vectors of all draws: it is one regression. */
  static boolean isLink(StoredEncoder encoder) {
    return encoder.regression().isPresent();
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
            PmfEncoders.priorOfUser(
                    userEncoder.get(), user, draws().priorLength() * draws().count())
                .row(0),
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
