package org.deepmovie.deep.jointembedding;

import org.deepmovie.deep.tower.TowerOptions;
import org.deepmovie.options.Hyperparameter;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.options.Preset;

/** Options of {@link JointEmbedding}. */
public record JointEmbeddingOptions(
    @Hyperparameter(
            value = "32",
            min = 1,
            max = 2000,
            tune = "8..128 log",
            doc = "length of the vectors of users and items")
        int factors,
    @Hyperparameter(
            value = "false",
            tune = "true,false",
            doc = "whether the user tower reads the ids of users, as embeddings")
        boolean userIdEmbeddings,
    @Hyperparameter(
            value = "true",
            tune = "true,false",
            doc = "whether the item tower reads the ids of items, as embeddings")
        boolean itemIdEmbeddings,
    @Preset(option = "hiddenLayers", value = "0", tune = "0..2")
        @Preset(option = "idDropout", value = "0")
        @Preset(option = "learningRate", value = "0.003", tune = "0.0003..0.03 log")
        @Preset(option = "weightDecay", value = "2", tune = "0.3..30 log")
        TowerOptions towers,
    @Hyperparameter(
            value = "bce",
            tune = "bce,softmax",
            doc = "loss of the scores: of each item on its own, or of one distribution over all")
        ScoreLoss loss,
    @Hyperparameter(
            value = "1",
            min = 0,
            max = 1,
            tune = "0.01..1 log",
            doc = "weight of unrated items as not liked; 0: only ratings count (bce)")
        double unratedWeight,
    @Hyperparameter(
            value = "0.1",
            min = 0,
            max = 1,
            tune = "0..0.5",
            doc = "users are weighted by the number of their ratings to minus this power")
        double activityExponent,
    @Hyperparameter(
            value = "0.001",
            min = 0,
            max = 1000,
            tune = "0.0001..1 log",
            doc = "weight of the cosine loss of rated items")
        double cosineLossWeight,
    @Hyperparameter(
            value = "true",
            tune = "true,false",
            doc = "whether the popularity of an item is added to its scores")
        boolean popularityPrior,
    @Hyperparameter(value = "128", min = 2, max = 10_000, doc = "users per step of Adam")
        int batchSize,
    @Hyperparameter(
            value = "4096",
            min = 2,
            max = 100_000,
            doc = "items per step of Adam, sampled if there are more")
        int sampledItems,
    @Hyperparameter(
            value = "40",
            min = 1,
            max = 10000,
            resource = true,
            doc = "maximum number of epochs")
        int epochs,
    @Hyperparameter(
            value = "10",
            min = 1,
            max = 10000,
            doc = "epochs without a higher NDCG of the validation items before the fit stops")
        int patience)
    implements JointEmbeddingOptionsWith {

  /** Every option at its default. */
  public static JointEmbeddingOptions defaults() {
    return OptionsMapper.defaults(JointEmbeddingOptions.class);
  }
}
