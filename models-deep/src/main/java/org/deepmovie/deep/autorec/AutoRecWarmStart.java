package org.deepmovie.deep.autorec;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deepmovie.data.FloatMatrix;
import org.deepmovie.data.IdMap;
import org.deepmovie.internal.deep.autorec.AutoencoderWeights;
import org.deepmovie.internal.deep.autorec.RatedSide;
import org.deepmovie.internal.factor.EarlierFactors;
import org.deepmovie.nn.Activation;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.recommend.Recommender;
import org.deepmovie.store.FloatRows;
import org.deepmovie.train.TrainingContext;

/**
 * Sets the weights of a network to those of an earlier model: of columns that both know, by id, and
 * of units. Weights of new columns, and of features, which are not stored with a model, start as in
 * any fit. The weights of outputs are those that {@link AutoRecCheckpoint} has made vectors of.
 *
 * @param side of the rows
 * @param factors the vectors of the earlier model
 * @param encoder its weights of inputs
 * @param deviations whether outputs are deviations from the centering
 */
record AutoRecWarmStart(
    RatedSide side, EarlierFactors factors, RowEncoder encoder, boolean deviations) {

  /** Options that give the network another shape, or its weights another meaning. */
  private static final List<String> SAME =
      List.of(
          "hiddenUnits",
          "secondHiddenUnits",
          "activation",
          "output",
          "centering",
          "inputScalingExponent",
          "implicitInputs");

  /**
   * The earlier model of a fit, if there is one.
   *
   * @throws IllegalArgumentException if the networks differ, or the weights were not stored
   */
  static Optional<AutoRecWarmStart> of(
      RatedSide side, AutoRecOptions options, TrainingContext context) {
    return context.start().map(model -> of(side, options, context, model));
  }

  private static AutoRecWarmStart of(
      RatedSide side, AutoRecOptions options, TrainingContext context, Recommender model) {
    requireSameNetwork(side, options, model.header().options());
    EarlierFactors factors =
        EarlierFactors.of(context, side.model(), 1 + options.lastHiddenUnits()).orElseThrow();
    RowEncoder encoder =
        ((AutoRecRecommender) factors.recommender())
            .encoder()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "%s cannot start from this model: its file holds no weights of inputs;"
                                .formatted(side.model())
                            + " fit it again without startingFrom"));
    return new AutoRecWarmStart(side, factors, encoder, options.output() == Activation.IDENTITY);
  }

  private static void requireSameNetwork(
      RatedSide side, AutoRecOptions options, Map<String, String> earlier) {
    Map<String, String> values = OptionsMapper.ofInstance(options).format(options);
    for (String name : SAME) {
      String here = values.getOrDefault(name, "");
      String there = earlier.getOrDefault(name, "");
      if (!here.equals(there)) {
        throw new IllegalArgumentException(
            "%s with %s=%s cannot start from a model with %s=%s; give the same"
                .formatted(side.model(), name, here, name, there));
      }
    }
  }

  /**
   * Sets the weights.
   *
   * @param columns the ids of the network's columns
   */
  void copyTo(AutoencoderWeights weights, IdMap columns) {
    FloatMatrix inputs = weights.input().matrix();
    FloatMatrix from = encoder.weights();
    int known = encoder.columnBiases().length;
    for (int column = 0; column < columns.size(); column++) {
      int earlier = earlier(columns.id(column));
      if (earlier != IdMap.UNKNOWN) {
        copyRow(from, earlier, inputs, column);
        if (from.rows() > known + 1) {
          copyRow(from, known + earlier, inputs, columns.size() + column);
        }
        setOutput(weights.output().matrix(), column, earlier);
      }
    }
    copyRow(from, from.rows() - 1, inputs, inputs.rows() - 1);
    if (weights.between().isPresent() && encoder.second().isPresent()) {
      FloatMatrix second = encoder.second().get();
      for (int row = 0; row < second.rows(); row++) {
        copyRow(second, row, weights.between().get().matrix(), row);
      }
    }
  }

  private int earlier(String column) {
    return side == RatedSide.ITEM ? factors.user(column) : factors.item(column);
  }

  /** V = V~ + the vector, and b = the vector's bias - V . z~, in the unit of outputs. */
  private void setOutput(FloatMatrix into, int column, int earlier) {
    FloatRows vectors = side == RatedSide.ITEM ? factors.model().users() : factors.model().items();
    double unit = deviations ? factors.recommender().catalog().scale().unit() : 1;
    double bias = vectors.get(earlier, 0);
    if (deviations) {
      bias = (bias - encoder.columnBiases()[earlier]) / unit;
    }
    float[] mean = encoder.meanOutput();
    for (int k = 0; k < mean.length; k++) {
      double weight = mean[k] + vectors.get(earlier, 1 + k) / unit;
      into.set(column, k, (float) weight);
      bias -= weight * encoder.meanHidden()[k];
    }
    into.set(column, mean.length, (float) bias);
  }

  private static void copyRow(FloatMatrix from, int row, FloatMatrix into, int at) {
    System.arraycopy(
        from.values(), from.offset(row), into.values(), into.offset(at), from.columns());
  }
}
