package org.deepmovie.internal.deep;

import java.util.List;
import org.deepmovie.deep.autorec.AutoRec;
import org.deepmovie.deep.autorec.AutoRecOptions;
import org.deepmovie.deep.jointembedding.JointEmbedding;
import org.deepmovie.deep.jointembedding.JointEmbeddingOptions;
import org.deepmovie.deep.textcnn.TextCnnRating;
import org.deepmovie.deep.textcnn.TextCnnRatingOptions;
import org.deepmovie.deep.twotower.TwoTower;
import org.deepmovie.deep.twotower.TwoTowerOptions;
import org.deepmovie.internal.deep.autorec.RatedSide;
import org.deepmovie.spi.ProviderGroup;
import org.deepmovie.spi.TrainerProvider;

/** Provides the models of this module by name. */
public final class DeepModels implements ProviderGroup {

  @Override
  public List<TrainerProvider<?>> trainers() {
    return List.of(
        TrainerProvider.of(
            RatedSide.ITEM.model(),
            "AutoRec: an autoencoder that predicts all ratings of an item from the known ones",
            AutoRecOptions.class,
            AutoRec::ofItems),
        TrainerProvider.of(
            RatedSide.USER.model(),
            "AutoRec: an autoencoder that predicts all ratings of a user from the known ones",
            AutoRecOptions.class,
            AutoRec::ofUsers),
        TrainerProvider.of(
            TwoTower.NAME,
            "a network over users' attributes and ids, one over items', and a regression head",
            TwoTowerOptions.class,
            TwoTower::new),
        TrainerProvider.of(
            JointEmbedding.NAME,
            "users and items as vectors in one space, from attributes, texts and ids, for ranking",
            JointEmbeddingOptions.class,
            JointEmbedding::new),
        TrainerProvider.of(
            TextCnnRating.NAME,
            "embedded attributes and ids, and a convolutional network over the items' texts",
            TextCnnRatingOptions.class,
            TextCnnRating::new));
  }
}
