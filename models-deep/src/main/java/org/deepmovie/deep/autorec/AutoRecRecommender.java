package org.deepmovie.deep.autorec;

import java.io.IOException;
import java.util.stream.DoubleStream;
import org.deepmovie.data.RatingScale;
import org.deepmovie.internal.factor.FactorRecommender;
import org.deepmovie.internal.leastsquares.Regularization;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.store.ArchiveWriter;

/** What {@link AutoRec} fits: a factor model with an activation on its outputs. */
final class AutoRecRecommender extends FactorRecommender {

  private static final double LEAST_RIDGE = 0.01;

  private final AutoRecModel model;
  private final OutputTransform answer;

  AutoRecRecommender(ModelHeader header, AutoRecOptions options, AutoRecModel model) {
    super(header, model.factors(), folding(header, options, model), AutoRec.SETTINGS);
    this.model = model;
    this.answer = OutputTransform.of(options.output(), header.catalogue().scale());
  }

  private static UserFolding folding(
      ModelHeader header, AutoRecOptions options, AutoRecModel model) {
    RatingScale scale = header.catalogue().scale();
    OutputTransform answer = OutputTransform.of(options.output(), scale);
    if (model.encoder().isPresent()) {
      return (items, ratings) -> model.encoder().get().vector(items, ratings, scale.unit());
    }
    UserFolding ridge =
        ridge(
            model.factors(),
            new Regularization(
                Math.max(LEAST_RIDGE, options.outputRegularization()), options.weights()),
            new Regularization(InputCentering.LAMBDA, Regularization.Scaling.NONE));
    return (items, ratings) ->
        ridge.vector(items, DoubleStream.of(ratings).map(answer::input).toArray());
  }

  @Override
  protected double rating(double product) {
    return answer.rating(product);
  }

  @Override
  public void save(ArchiveWriter archive) throws IOException {
    super.save(archive);
    if (model.encoder().isPresent()) {
      model.encoder().get().save(archive);
    }
  }
}
