package org.deepmovie.models;

import java.util.Map;
import java.util.stream.Stream;
import org.deepmovie.internal.encoder.JointOptions;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.spi.EncoderProvider;
import org.deepmovie.spi.HybridTrainerProvider;
import org.deepmovie.train.Trainer;

/** The model of a trainer that alternates with an item encoder; it has the options of both. */
record HybridModel<O extends Record, E extends Record>(
    HybridTrainerProvider<O> trainer, EncoderProvider<E> encoder) implements NamedModel {

  static String name(HybridTrainerProvider<?> trainer, EncoderProvider<?> encoder) {
    return trainer.name() + "+" + encoder.name();
  }

  @Override
  public ModelDescription description() {
    return new ModelDescription(
        name(trainer, encoder),
        trainer.summaryWith(encoder.summary()),
        Stream.concat(
                OptionsMapper.of(trainer.optionsType()).options().stream(),
                OptionsMapper.of(encoder.optionsType()).options().stream())
            .toList());
  }

  @Override
  public Trainer trainer(Map<String, String> options, Providers parts) {
    JointOptions<O, E> joint =
        JointOptions.parse(trainer.optionsType(), encoder.optionsType(), options);
    return trainer.create(joint.ofModel(), encoder, joint.ofEncoder());
  }
}
