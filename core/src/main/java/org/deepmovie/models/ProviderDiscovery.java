package org.deepmovie.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.spi.EncoderProvider;
import org.deepmovie.spi.HybridTrainerProvider;
import org.deepmovie.spi.ProviderGroup;
import org.deepmovie.spi.TrainerProvider;
import org.jspecify.annotations.Nullable;

/** All providers that are found, with a check that their names fit together. */
final class ProviderDiscovery {

  private final ProviderSearch search;
  private final Map<String, TrainerProvider<?>> trainers = new TreeMap<>();
  private final Map<String, EncoderProvider<?>> encoders = new TreeMap<>();

  /**
   * The providers that at least one of {@code loaders} sees; a class that several see counts once.
   *
   * @throws IllegalStateException as {@link Providers#load(ClassLoader)}
   */
  ProviderDiscovery(List<ClassLoader> loaders) {
    this.search = new ProviderSearch(loaders);
    for (ProviderGroup group : search.find(ProviderGroup.class)) {
      addAll(group);
    }
    search.find(TrainerProvider.class).forEach(this::add);
    search.find(EncoderProvider.class).forEach(this::add);
    checkCombinations();
  }

  Map<String, TrainerProvider<?>> trainers() {
    return trainers;
  }

  Map<String, EncoderProvider<?>> encoders() {
    return encoders;
  }

  ProviderSearch search() {
    return search;
  }

  private void addAll(ProviderGroup group) {
    try {
      group.trainers().forEach(this::add);
      group.encoders().forEach(this::add);
    } catch (LinkageError e) {
      throw new IllegalStateException(
          "provider "
              + group.getClass().getName()
              + " needs a class that is not on the class path ("
              + e.getMessage()
              + "); add the module that it depends on",
          e);
    }
  }

  private void add(TrainerProvider<?> provider) {
    checkName(provider.name(), provider);
    optionNames(provider.name(), provider.optionsType());
    refuseTwo(provider.name(), provider, trainers.put(provider.name(), provider));
  }

  private void add(EncoderProvider<?> provider) {
    checkName(provider.name(), provider);
    optionNames(provider.name(), provider.optionsType());
    refuseTwo(provider.name(), provider, encoders.put(provider.name(), provider));
  }

  private static void checkName(String name, Object provider) {
    if (!name.matches("[a-z0-9][-+a-z0-9]*")) {
      throw new IllegalStateException(
          "provider "
              + provider.getClass().getName()
              + " is called '"
              + name
              + "'; give it lower case letters, digits, hyphens and plus signs");
    }
  }

  private static void refuseTwo(String name, Object provider, @Nullable Object other) {
    if (other != null) {
      throw new IllegalStateException(
          "two providers are called '"
              + name
              + "': "
              + other.getClass().getName()
              + " and "
              + provider.getClass().getName()
              + "; leave one of them off the class path");
    }
  }

  private void checkCombinations() {
    for (TrainerProvider<?> trainer : trainers.values()) {
      if (trainer instanceof HybridTrainerProvider<?> hybrid) {
        for (EncoderProvider<?> encoder : encoders.values()) {
          String combined = HybridModel.name(hybrid, encoder);
          refuseTwo(combined, encoder, trainers.get(combined));
          checkOptionNames(hybrid, encoder);
        }
      }
    }
  }

  private static void checkOptionNames(
      HybridTrainerProvider<?> trainer, EncoderProvider<?> encoder) {
    List<String> shared = new ArrayList<>(optionNames(encoder.name(), encoder.optionsType()));
    shared.retainAll(optionNames(trainer.name(), trainer.optionsType()));
    if (!shared.isEmpty()) {
      throw new IllegalStateException(
          "encoder '"
              + encoder.name()
              + "' ("
              + encoder.getClass().getName()
              + ") has an option '"
              + shared.get(0)
              + "', which "
              + trainer.name()
              + " has, too; give it another name");
    }
  }

  private static List<String> optionNames(String provider, Class<? extends Record> options) {
    try {
      return OptionsMapper.of(options).names();
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException("provider '" + provider + "': " + e.getMessage(), e);
    }
  }
}
