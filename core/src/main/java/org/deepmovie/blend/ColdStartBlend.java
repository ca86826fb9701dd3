package org.deepmovie.blend;

import java.util.Arrays;
import java.util.List;
import org.deepmovie.data.Dataset;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.recommend.ColdStartRecommender;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.recommend.ScoredItem;

/** A blend that predicts ratings of new items by the parts that do. */
final class ColdStartBlend extends BlendRecommender implements ColdStartRecommender {

  ColdStartBlend(ModelHeader header, List<BlendPart> parts, BlendWeights weights) {
    super(header, parts, weights);
  }

  @Override
  public double[] scoreNew(int user, Dataset items) {
    double base = baseline().value(user, IdMap.UNKNOWN);
    double[] shares = new double[parts().size()];
    weightsOfNewItem(
        user, partsThat(part -> parts().get(part).model() instanceof ColdStartRecommender), shares);
    double[] scores = new double[items.items().size()];
    Arrays.fill(scores, base);
    for (int part = 0; part < shares.length; part++) {
      if (parts().get(part).model() instanceof ColdStartRecommender reader) {
        double[] predictions = reader.predictNew(user, items);
        for (int item = 0; item < scores.length; item++) {
          scores[item] += shares[part] * (predictions[item] - base);
        }
      }
    }
    return scores;
  }

  private ColdStartRecommender first() {
    return parts().stream()
        .map(BlendPart::model)
        .filter(ColdStartRecommender.class::isInstance)
        .map(ColdStartRecommender.class::cast)
        .findFirst()
        .orElseThrow();
  }

  /** The vectors of the first part that reads items. */
  @Override
  public FloatMatrix encode(Dataset items) {
    return first().encode(items);
  }

  /** By the first part that reads items. */
  @Override
  public List<ScoredItem> similarToNew(Dataset items, int item, int n) {
    return first().similarToNew(items, item, n);
  }
}
