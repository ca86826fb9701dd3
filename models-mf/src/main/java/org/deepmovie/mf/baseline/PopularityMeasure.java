package org.deepmovie.mf.baseline;

import org.deepmovie.data.CsrMatrix;
import org.deepmovie.data.Dataset;
import org.deepmovie.internal.update.CatalogUpdate;
import org.deepmovie.recommend.Catalog;

/** What {@link Popularity} counts. */
public enum PopularityMeasure {
  /** The users who interacted with the item, by a rating or otherwise. */
  INTERACTIONS {
    @Override
    float[] counts(Dataset train) {
      return count(train.implicitFeedback(), Float.NEGATIVE_INFINITY);
    }

    @Override
    float[] updated(float[] counts, Catalog before, CatalogUpdate update) {
      CsrMatrix unknown = update.arrived().without(update.enlarged(before.interactions()));
      float[] updated = count(unknown, Float.NEGATIVE_INFINITY);
      for (int item = 0; item < counts.length; item++) {
        updated[item] += counts[item];
      }
      return updated;
    }
  },
  /** The users who rated it at least {@link org.deepmovie.data.RatingScale#relevanceThreshold}. */
  LIKES {
    @Override
    float[] counts(Dataset train) {
      return count(train.ratings().byUser(), (float) train.scale().relevanceThreshold());
    }

    @Override
    float[] updated(float[] counts, Catalog before, CatalogUpdate update) {
      return counts(update.dataset());
    }
  };

  /** The counts by item. */
  abstract float[] counts(Dataset train);

  /** The counts after an update. */
  abstract float[] updated(float[] counts, Catalog before, CatalogUpdate update);

  private static float[] count(CsrMatrix users, float least) {
    float[] counts = new float[users.columns()];
    for (int p = 0; p < users.size(); p++) {
      counts[users.column(p)] += users.value(p) >= least ? 1 : 0;
    }
    return counts;
  }
}
