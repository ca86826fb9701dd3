package org.deepmovie.deep.autorec;

import java.io.IOException;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.deepmovie.data.RatingScale;
import org.deepmovie.internal.deep.autorec.OutputTransform;
import org.deepmovie.internal.deep.autorec.RatedSide;
import org.deepmovie.internal.factor.FactorRecommender;
import org.deepmovie.internal.leastsquares.Regularization;
import org.deepmovie.options.common.RegularizationScaling;
import org.deepmovie.recommend.BaselineEstimate;
import org.deepmovie.recommend.ModelHeader;
import org.deepmovie.store.ArchiveWriter;

/** What {@link AutoRec} fits: a factor model with an activation on its outputs. */
final class AutoRecRecommender extends FactorRecommender {

  /** The normal equations of a new user need a regularization above 0. */
  private static final double LEAST_REGULARIZATION = 0.01;

  private final AutoRecModel model;
  private final OutputTransform output;

  AutoRecRecommender(
      ModelHeader header, RatedSide side, AutoRecOptions options, AutoRecModel model) {
    super(header, model.factors(), folding(header, side, options, model), AutoRec.SETTINGS);
    this.model = model;
    this.output = OutputTransform.of(options.output(), header.catalog().scale());
  }

  private static UserFolding folding(
      ModelHeader header, RatedSide side, AutoRecOptions options, AutoRecModel model) {
    RatingScale scale = header.catalog().scale();
    if (side == RatedSide.USER && model.encoder().isPresent()) {
      RowEncoder encoder = model.encoder().get();
      return (items, ratings) -> encoder.vector(items, ratings, scale.unit());
    }
    OutputTransform output = OutputTransform.of(options.output(), scale);
    UserFolding ridge =
        ridge(
            model.factors(),
            new Regularization(
                Math.max(LEAST_REGULARIZATION, options.outputRegularization().orElseThrow()),
                options.regularizationScaling()),
            new Regularization(
                BaselineEstimate.FALLBACK_REGULARIZATION, RegularizationScaling.NONE));
    return (items, ratings) ->
        ridge.vector(items, DoubleStream.of(ratings).map(output::input).toArray());
  }

  /** The encoder of rows, if the model has it. */
  Optional<RowEncoder> encoder() {
    return model.encoder();
  }

  @Override
  protected double rating(double product) {
    return output.rating(product);
  }

  @Override
  public void save(ArchiveWriter archive) throws IOException {
    super.save(archive);
    if (model.encoder().isPresent()) {
      model.encoder().get().save(archive);
    }
  }
}
