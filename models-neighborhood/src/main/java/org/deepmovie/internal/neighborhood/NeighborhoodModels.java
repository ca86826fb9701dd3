package org.deepmovie.internal.neighborhood;

import java.util.List;
import org.deepmovie.neighborhood.global.GlobalNgbr;
import org.deepmovie.neighborhood.global.GlobalNgbrOptions;
import org.deepmovie.neighborhood.global.Integrated;
import org.deepmovie.neighborhood.global.IntegratedOptions;
import org.deepmovie.neighborhood.interpolation.WgtNgbr;
import org.deepmovie.neighborhood.interpolation.WgtNgbrOptions;
import org.deepmovie.neighborhood.knn.CorNgbrOptions;
import org.deepmovie.neighborhood.knn.Knn;
import org.deepmovie.neighborhood.knn.KnnOptions;
import org.deepmovie.neighborhood.linear.Ease;
import org.deepmovie.neighborhood.linear.EaseOptions;
import org.deepmovie.neighborhood.linear.Slim;
import org.deepmovie.neighborhood.linear.SlimOptions;
import org.deepmovie.neighborhood.slopeone.SlopeOne;
import org.deepmovie.neighborhood.slopeone.SlopeOneOptions;
import org.deepmovie.spi.ProviderGroup;
import org.deepmovie.spi.TrainerProvider;

/** The models of this module by name. */
public final class NeighborhoodModels implements ProviderGroup {

  /** For {@link java.util.ServiceLoader}. */
  public NeighborhoodModels() {}

  @Override
  public List<TrainerProvider<?>> trainers() {
    return List.of(
        TrainerProvider.of(
            Knn.USER_KNN,
            "user neighbors: the mean rating of the most similar users who rated the item",
            KnnOptions.class,
            Knn::users),
        TrainerProvider.of(
            Knn.ITEM_KNN,
            "item neighbors: the mean of the user's ratings of the most similar items",
            KnnOptions.class,
            Knn::items),
        TrainerProvider.of(
            Knn.COR_NGBR,
            "item neighbors by shrunken correlations around the baseline (CorNgbr)",
            CorNgbrOptions.class,
            Knn::correlations),
        TrainerProvider.of(
            WgtNgbr.NAME,
            "item neighbors with jointly derived interpolation weights, by least squares (WgtNgbr)",
            WgtNgbrOptions.class,
            WgtNgbr::new),
        TrainerProvider.of(
            SlopeOne.NAME,
            "weighted Slope One: the user's other ratings plus the mean differences between items",
            SlopeOneOptions.class,
            SlopeOne::new),
        TrainerProvider.of(
            Ease.NAME,
            "linear item weights in closed form (EASE), for ranking from implicit feedback",
            EaseOptions.class,
            Ease::new),
        TrainerProvider.of(
            Slim.NAME,
            "sparse linear item weights, none below 0 (SLIM), for ranking from implicit feedback",
            SlimOptions.class,
            Slim::new),
        TrainerProvider.of(
            GlobalNgbr.NAME,
            "item neighbors with weights learned once for all users, by gradient descent (global"
                + " weights)",
            GlobalNgbrOptions.class,
            GlobalNgbr::new),
        TrainerProvider.of(
            Integrated.NAME,
            "Koren's integrated model: SVD++ and item neighbors with global weights, fitted"
                + " together",
            IntegratedOptions.class,
            Integrated::new));
  }
}
