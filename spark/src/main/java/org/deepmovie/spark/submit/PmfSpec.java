package org.deepmovie.spark.submit;

import java.util.Optional;
import java.util.function.Supplier;
import org.deepmovie.data.Dataset;
import org.deepmovie.hybrid.AlternatingPmf;
import org.deepmovie.hybrid.PmfOptions;
import org.deepmovie.internal.encoder.JointOptions;
import org.deepmovie.models.ModelSpec;
import org.deepmovie.models.Providers;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.spark.ItemEncoding;
import org.deepmovie.spark.SparkPmf;
import org.deepmovie.spi.EncoderProvider;

/**
 * A model that is typed: {@code pmf} or {@code pmf+NAME}, with options.
 *
 * @param spec whose name is one of these
 */
record PmfSpec(ModelSpec spec) {

  private static final String WITH_ENCODER = AlternatingPmf.NAME + "+";

  /**
   * Reads what was typed.
   *
   * @throws IllegalArgumentException if it is another model
   */
  static PmfSpec parse(String text) {
    ModelSpec spec = ModelSpec.parse(text);
    if (!spec.name().equals(AlternatingPmf.NAME) && !spec.name().startsWith(WITH_ENCODER)) {
      throw new IllegalArgumentException(
          "'%s' is not a model on Spark; give %s, or %sNAME with an encoder"
              .formatted(spec.name(), AlternatingPmf.NAME, WITH_ENCODER));
    }
    return new PmfSpec(spec);
  }

  /**
   * The model.
   *
   * @param items what an encoder reads, if it was given
   * @throws IllegalArgumentException if an option or the encoder is unknown, or there are items
   *     without an encoder or the other way around
   */
  SparkPmf model(Optional<Supplier<Dataset>> items) {
    boolean encodes = spec.name().startsWith(WITH_ENCODER);
    if (encodes && items.isEmpty()) {
      throw new IllegalArgumentException(spec.name() + " reads items; give --items");
    }
    if (!encodes && items.isPresent()) {
      throw new IllegalArgumentException(
          "pmf reads no items; leave out --items, or name an encoder as in pmf+features");
    }
    return encodes
        ? model(
            Providers.load().encoderProvider(spec.name().substring(WITH_ENCODER.length())),
            items.orElseThrow())
        : SparkPmf.of(OptionsMapper.of(PmfOptions.class).parse(spec.options()));
  }

  private <O extends Record> SparkPmf model(EncoderProvider<O> encoder, Supplier<Dataset> items) {
    JointOptions<PmfOptions, O> joint =
        JointOptions.parse(PmfOptions.class, encoder.optionsType(), spec.options());
    return SparkPmf.of(joint.ofModel())
        .withEncoding(new ItemEncoding<>(encoder, joint.ofEncoder(), items.get()));
  }
}
