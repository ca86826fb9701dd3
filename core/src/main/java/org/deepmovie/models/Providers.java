package org.deepmovie.models;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.deepmovie.hybrid.AlternatingPmf;
import org.deepmovie.hybrid.PmfOptions;
import org.deepmovie.options.OptionDescriptor;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.spi.EncoderContext;
import org.deepmovie.spi.EncoderProvider;
import org.deepmovie.spi.ItemEncoder;
import org.deepmovie.spi.TrainerProvider;
import org.deepmovie.train.Trainer;

/**
 * The models that a class loader can see, by name: those of every {@link TrainerProvider}, and
 * {@code pmf+NAME} for every {@link EncoderProvider}. Immutable.
 */
public final class Providers {

  private static final String COMBINED = AlternatingPmf.NAME + "+";

  private final Map<String, TrainerProvider<?>> trainers;
  private final Map<String, EncoderProvider<?>> encoders;

  private Providers(
      Map<String, TrainerProvider<?>> trainers, Map<String, EncoderProvider<?>> encoders) {
    this.trainers = trainers;
    this.encoders = encoders;
  }

  /** The providers that the current thread's context class loader sees. */
  public static Providers load() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return load(context == null ? Providers.class.getClassLoader() : context);
  }

  /**
   * The providers that {@code loader} sees.
   *
   * @throws IllegalStateException if two have one name, if an encoder's option has the name of one
   *     of the loop's, if a name cannot be typed, if options cannot be mapped, or if a provider
   *     cannot be made
   */
  public static Providers load(ClassLoader loader) {
    Map<String, TrainerProvider<?>> trainers = new TreeMap<>();
    for (TrainerProvider<?> provider : find(TrainerProvider.class, loader)) {
      checkName(provider.name(), provider);
      names(provider.name(), provider.optionsType());
      refuseTwo(provider.name(), provider, trainers.put(provider.name(), provider));
    }
    Map<String, EncoderProvider<?>> encoders = new TreeMap<>();
    for (EncoderProvider<?> provider : find(EncoderProvider.class, loader)) {
      String combined = COMBINED + provider.name();
      checkName(provider.name(), provider);
      refuseTwo(provider.name(), provider, encoders.put(provider.name(), provider));
      refuseTwo(combined, provider, trainers.get(combined));
      checkOptionNames(provider);
    }
    return new Providers(trainers, encoders);
  }

  private static <P> List<P> find(Class<P> type, ClassLoader loader) {
    try {
      return ServiceLoader.load(type, loader).stream().map(ServiceLoader.Provider::get).toList();
    } catch (ServiceConfigurationError e) {
      throw new IllegalStateException("a provider cannot be loaded: " + e.getMessage(), e);
    }
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

  private static void refuseTwo(String name, Object provider, Object other) {
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

  private static void checkOptionNames(EncoderProvider<?> encoder) {
    List<String> taken = names(AlternatingPmf.NAME, PmfOptions.class);
    for (String name : names(encoder.name(), encoder.optionsType())) {
      if (taken.contains(name)) {
        throw new IllegalStateException(
            "encoder '"
                + encoder.name()
                + "' ("
                + encoder.getClass().getName()
                + ") has an option '"
                + name
                + "', which is one of pmf's; give it another name");
      }
    }
  }

  private static List<String> names(String provider, Class<? extends Record> options) {
    try {
      return OptionsMapper.of(options).options().stream().map(OptionDescriptor::name).toList();
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException("provider '" + provider + "': " + e.getMessage(), e);
    }
  }

  /** All models in the order of their names. */
  public List<ModelDescription> models() {
    Map<String, ModelDescription> models = new TreeMap<>();
    for (TrainerProvider<?> provider : trainers.values()) {
      models.put(
          provider.name(),
          new ModelDescription(
              provider.name(),
              provider.summary(),
              OptionsMapper.of(provider.optionsType()).options()));
    }
    for (EncoderProvider<?> provider : encoders.values()) {
      models.put(COMBINED + provider.name(), describe(provider));
    }
    return List.copyOf(models.values());
  }

  private static ModelDescription describe(EncoderProvider<?> provider) {
    return new ModelDescription(
        COMBINED + provider.name(),
        "pmf whose items' prior mean is given by: " + provider.summary(),
        Stream.concat(
                OptionsMapper.of(PmfOptions.class).options().stream(),
                OptionsMapper.of(provider.optionsType()).options().stream())
            .toList());
  }

  /**
   * The description of one model.
   *
   * @throws IllegalArgumentException if there is none of that name; the message lists the names
   */
  public ModelDescription model(String name) {
    return models().stream()
        .filter(model -> model.name().equals(name))
        .findFirst()
        .orElseThrow(() -> unknown(name));
  }

  private IllegalArgumentException unknown(String name) {
    List<String> known = models().stream().map(ModelDescription::name).toList();
    return new IllegalArgumentException(
        "there is no model '" + name + "'; the models are " + String.join(", ", known));
  }

  /**
   * The trainer that {@code spec} asks for, such as {@code "pmf:factors=20"}.
   *
   * @throws IllegalArgumentException if a name is unknown or a value is not accepted
   */
  public Trainer trainer(String spec) {
    ModelSpec parsed = ModelSpec.parse(spec);
    return trainer(parsed.name(), parsed.options());
  }

  /**
   * The trainer of the model {@code name} with the given options, defaults for the rest.
   *
   * @throws IllegalArgumentException if a name is unknown or a value is not accepted
   */
  public Trainer trainer(String name, Map<String, String> options) {
    try {
      if (trainers.containsKey(name)) {
        return create(trainers.get(name), options);
      }
      if (name.startsWith(COMBINED) && encoders.containsKey(name.substring(COMBINED.length()))) {
        return combine(encoders.get(name.substring(COMBINED.length())), options);
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
    }
    throw unknown(name);
  }

  private static <O extends Record> Trainer create(
      TrainerProvider<O> provider, Map<String, String> options) {
    return provider.create(OptionsMapper.of(provider.optionsType()).parse(options));
  }

  private static <O extends Record> Trainer combine(
      EncoderProvider<O> provider, Map<String, String> options) {
    OptionsMapper<PmfOptions> loop = OptionsMapper.of(PmfOptions.class);
    OptionsMapper<O> network = OptionsMapper.of(provider.optionsType());
    List<String> loopNames = names(AlternatingPmf.NAME, PmfOptions.class);
    List<String> networkNames = names(provider.name(), provider.optionsType());
    Map<String, String> loopValues = new LinkedHashMap<>();
    Map<String, String> networkValues = new LinkedHashMap<>();
    options.forEach(
        (name, value) -> {
          if (loopNames.contains(name)) {
            loopValues.put(name, value);
          } else if (networkNames.contains(name)) {
            networkValues.put(name, value);
          } else {
            List<String> known = new ArrayList<>(loopNames);
            known.addAll(networkNames);
            throw OptionsMapper.unknownOption(name, known);
          }
        });
    return new AlternatingPmf(loop.parse(loopValues), provider, network.parse(networkValues));
  }

  /**
   * A new encoder by itself, outside the loop, such as {@code "cnn:epochs=1"}.
   *
   * @throws IllegalArgumentException if a name is unknown or a value is not accepted
   */
  public ItemEncoder encoder(String spec, EncoderContext context) {
    ModelSpec parsed = ModelSpec.parse(spec);
    EncoderProvider<?> provider = encoders.get(parsed.name());
    if (provider == null) {
      throw new IllegalArgumentException(
          "there is no encoder '"
              + parsed.name()
              + "'; the encoders are "
              + String.join(", ", encoders.keySet()));
    }
    return encoder(provider, parsed.options(), context);
  }

  private static <O extends Record> ItemEncoder encoder(
      EncoderProvider<O> provider, Map<String, String> options, EncoderContext context) {
    return provider.create(OptionsMapper.of(provider.optionsType()).parse(options), context);
  }
}
