package org.example.quickstart;

import org.deepmovie.data.Dataset;
import org.deepmovie.data.sample.Sample;
import org.deepmovie.models.Providers;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.train.TrainingContext;

/** Trains a model, predicts a rating, recommends three movies. */
public final class Quickstart {
  public static void main(String[] args) {
    Dataset data = Sample.generate(1).dataset(); // or Datasets.read(Path.of("ml-1m"))
    Recommender model =
        Providers.load().trainer("pmf:factors=20").fit(data, TrainingContext.ofSeed(42));
    System.out.printf("u001 would rate m007 %.1f%n", model.predict("u001", "m007"));
    model.recommend("u001", 3).forEach(item -> System.out.println("Try " + item.title()));
  }
}
