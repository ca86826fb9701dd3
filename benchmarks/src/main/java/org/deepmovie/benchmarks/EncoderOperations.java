package org.deepmovie.benchmarks;

import org.deepmovie.models.ModelSpec;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.text.BagOptions;
import org.deepmovie.text.CnnKanOptions;
import org.deepmovie.text.CnnOptions;
import org.deepmovie.text.LstmOptions;
import org.deepmovie.text.ResNetOptions;
import org.deepmovie.text.TransformerOptions;

/**
 * Multiply-adds with weights in one forward pass of a text encoder by its formula. Operations that
 * an implementation avoids are counted. Attention scores, which have no weights, are not.
 *
 * @param perToken multiply-adds for each word of a text
 * @param perText multiply-adds for each text
 */
record EncoderOperations(long perToken, long perText) {

  private static final int VECTOR = 50;

  /**
   * The operations of {@code spec}, such as {@code "cnn:filters=50"}.
   *
   * @param outputs length of an item's vector
   * @throws IllegalArgumentException if the encoder's operations are not known here
   */
  static EncoderOperations of(String spec, int outputs) {
    ModelSpec model = ModelSpec.parse(spec);
    return switch (model.name()) {
      case "bag" -> bag(options(BagOptions.class, model), outputs);
      case "cnn" -> cnn(options(CnnOptions.class, model), outputs);
      case "cnn-kan" -> cnnKan(options(CnnKanOptions.class, model), outputs);
      case "resnet" -> resNet(options(ResNetOptions.class, model), outputs);
      case "lstm" -> lstm(options(LstmOptions.class, model), outputs);
      case "transformer" -> transformer(options(TransformerOptions.class, model), outputs);
      default ->
          throw new IllegalArgumentException(
              "the operations of " + model.name() + " are not known");
    };
  }

  private static <O extends Record> O options(Class<O> type, ModelSpec model) {
    return OptionsMapper.of(type).parse(model.options());
  }

  private static EncoderOperations bag(BagOptions options, int outputs) {
    int vector = vector(options.words().wordDimension());
    return new EncoderOperations(vector, (long) vector * outputs);
  }

  /** Filters of width 3, 4 and 5. */
  private static EncoderOperations cnn(CnnOptions options, int outputs) {
    return new EncoderOperations(
        12L * vector(options.words().wordDimension()) * options.filters(),
        dense(3 * options.filters(), options.head().hiddenUnits(), outputs));
  }

  private static EncoderOperations cnnKan(CnnKanOptions options, int outputs) {
    return new EncoderOperations(
        12L * vector(options.words().wordDimension()) * options.filters(),
        (1 + options.basisFunctions())
            * dense(3 * options.filters(), options.head().hiddenUnits(), outputs));
  }

  /** In each of three blocks two convolutions of width 3 and a projection. */
  private static EncoderOperations resNet(ResNetOptions options, int outputs) {
    long filters = options.filters();
    return new EncoderOperations(
        3 * filters * (4 * vector(options.words().wordDimension()) + 3 * filters),
        dense(3 * options.filters(), options.head().hiddenUnits(), outputs));
  }

  /** In each layer two directions of four gates each. */
  private static EncoderOperations lstm(LstmOptions options, int outputs) {
    long units = options.units();
    long first = vector(options.words().wordDimension()) + units;
    long others = (options.layers() - 1) * (2 * units + units);
    return new EncoderOperations(
        8 * units * (first + others),
        dense(2 * options.units(), options.head().hiddenUnits(), outputs));
  }

  /** In each block four projections of attention and two of the feed-forward network. */
  private static EncoderOperations transformer(TransformerOptions options, int outputs) {
    long width = options.modelDimension();
    long block = width * (4 * width + 2L * options.feedForwardUnits());
    return new EncoderOperations(
        width * vector(options.words().wordDimension()) + options.layers() * block,
        dense(options.modelDimension(), options.hiddenUnits(), outputs));
  }

  private static int vector(int embedding) {
    return embedding == 0 ? VECTOR : embedding;
  }

  private static long dense(int inputs, int hidden, int outputs) {
    return (long) hidden * (inputs + outputs);
  }

  /** Floating point operations of a forward pass over {@code texts} texts of {@code tokens}. */
  double flops(long tokens, long texts) {
    return 2.0 * (perToken * tokens + perText * texts);
  }
}
