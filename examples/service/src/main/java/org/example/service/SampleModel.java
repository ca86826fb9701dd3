package org.example.service;

import java.io.IOException;
import java.nio.file.Path;
import org.deepmovie.data.sample.Sample;
import org.deepmovie.models.FinalFit;
import org.deepmovie.models.ModelFile;
import org.deepmovie.models.ModelSpec;
import org.deepmovie.models.Providers;
import org.deepmovie.train.TrainingContext;

/**
 * A model to try the service with, fitted to the sample: asymmetric SVD, which explains its
 * predictions, and predicts as well for guests with few ratings.
 */
final class SampleModel {

  private static final ModelSpec MODEL = ModelSpec.parse("asymmetric-svd:factors=20");

  /** The share of ratings that tells when to stop, and how wide prediction intervals are. */
  private static final double VALIDATION = 0.1;

  private SampleModel() {}

  /** Fits the model and saves it; other seeds give other models. */
  static void save(Path file, long seed) throws IOException {
    FinalFit fit = new FinalFit(Providers.load(), MODEL, VALIDATION, true);
    ModelFile.save(
        fit.fit(Sample.generate(1).dataset(), TrainingContext.ofSeed(seed)).model(), file);
  }
}
