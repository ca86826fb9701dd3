package org.deepmovie.deep.twotower;

import org.deepmovie.deep.tower.TowerOptions;
import org.deepmovie.options.Hyperparameter;
import org.deepmovie.options.OptionsMapper;

/** Options of {@link TwoTower}. */
public record TwoTowerOptions(
    @Hyperparameter(
            value = "true",
            tune = "true,false",
            doc = "whether the towers read the ids of users and items, as embeddings")
        boolean idEmbeddings,
    TowerOptions towers,
    @Hyperparameter(
            value = "64",
            min = 1,
            max = 2000,
            doc = "units of the head's hidden layer, in which both towers end")
        int headUnits,
    @Hyperparameter(
            value = "1024",
            min = 1,
            max = 1_000_000,
            doc = "approximate ratings per step of Adam")
        int batchSize,
    @Hyperparameter(
            value = "20",
            min = 1,
            max = 10000,
            resource = true,
            doc = "maximum number of epochs")
        int epochs,
    @Hyperparameter(
            value = "3",
            min = 1,
            max = 10000,
            doc = "epochs without a lower validation error before the fit stops")
        int patience)
    implements TwoTowerOptionsWith {

  /** Every option at its default. */
  public static TwoTowerOptions defaults() {
    return OptionsMapper.defaults(TwoTowerOptions.class);
  }
}
