package org.deepmovie.models;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.deepmovie.options.OptionDescriptor;
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
    OptionsMapper<O> trainerOptions = OptionsMapper.of(trainer.optionsType());
    OptionsMapper<E> encoderOptions = OptionsMapper.of(encoder.optionsType());
    Map<String, String> ofTrainer = new LinkedHashMap<>();
    Map<String, String> ofEncoder = new LinkedHashMap<>();
    options.forEach(
        (name, value) -> {
          if (trainerOptions.names().contains(name)) {
            ofTrainer.put(name, value);
          } else if (encoderOptions.names().contains(name)) {
            ofEncoder.put(name, value);
          } else {
            throw OptionsMapper.unknownOption(name, optionNames());
          }
        });
    return trainer.create(
        trainerOptions.parse(ofTrainer), encoder, encoderOptions.parse(ofEncoder));
  }

  private List<String> optionNames() {
    return description().options().stream().map(OptionDescriptor::name).toList();
  }
}
