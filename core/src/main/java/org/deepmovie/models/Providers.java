package org.deepmovie.models;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.deepmovie.internal.message.Abbreviation;
import org.deepmovie.internal.options.SimilarNames;
import org.deepmovie.options.OptionException;
import org.deepmovie.options.OptionsMapper;
import org.deepmovie.spi.EncoderContext;
import org.deepmovie.spi.EncoderProvider;
import org.deepmovie.spi.HybridTrainerProvider;
import org.deepmovie.spi.ItemEncoder;
import org.deepmovie.spi.TrainerProvider;
import org.deepmovie.train.Trainer;

/**
 * All models by name: one for every {@link TrainerProvider}, and {@code TRAINER+ENCODER} for every
 * {@link HybridTrainerProvider} and {@link EncoderProvider}, such as {@code pmf+cnn}. Immutable.
 *
 * <pre>{@code
 * Providers providers = Providers.load();
 * Trainer trainer = providers.trainer("svd++:factors=50");
 * providers.models().forEach(model -> System.out.println(model.name() + ": " + model.summary()));
 * }</pre>
 */
public final class Providers {

  private final Map<String, NamedModel> models;
  private final Map<String, EncoderProvider<?>> encoders;
  private final List<ProviderOrigin> origins;
  private final List<String> loaders;

  private Providers(Map<String, NamedModel> models, ProviderDiscovery found) {
    this.models = models;
    this.encoders = found.encoders();
    this.origins = List.copyOf(found.search().origins());
    this.loaders = found.search().loaders();
  }

  /**
   * The providers beside this library and those that the thread's context class loader sees. Within
   * an application that has a class loader of its own, such as a web application, threads of the
   * JDK's pools find the library's own models nevertheless.
   *
   * @throws IllegalStateException as {@link #load(ClassLoader)}
   */
  public static Providers load() {
    return of(
        new ProviderDiscovery(
            Stream.of(
                    Providers.class.getClassLoader(),
                    Thread.currentThread().getContextClassLoader())
                .filter(Objects::nonNull)
                .distinct()
                .toList()));
  }

  /**
   * The providers that {@code loader} sees.
   *
   * @throws IllegalStateException if two have one name, if an encoder's option has the name of one
   *     of a hybrid trainer's, if a name cannot be typed, if options cannot be mapped, or if a
   *     provider cannot be made
   */
  public static Providers load(ClassLoader loader) {
    return of(new ProviderDiscovery(List.of(loader)));
  }

  private static Providers of(ProviderDiscovery found) {
    Map<String, NamedModel> models = new TreeMap<>();
    for (TrainerProvider<?> trainer : found.trainers().values()) {
      models.put(trainer.name(), new NamedModel.TrainerModel<>(trainer));
      if (trainer instanceof HybridTrainerProvider<?> hybrid) {
        for (EncoderProvider<?> encoder : found.encoders().values()) {
          models.put(HybridModel.name(hybrid, encoder), new HybridModel<>(hybrid, encoder));
        }
      }
    }
    return new Providers(models, found);
  }

  /**
   * Which class loader found which provider: to look up why a model is missing. A jar that was put
   * together without merging the files in {@code META-INF/services} has the library's own providers
   * nevertheless; {@link ProviderOrigin#listed} is then false.
   */
  public List<ProviderOrigin> origins() {
    return origins;
  }

  /** All models in the order of their names. */
  public List<ModelDescription> models() {
    return models.values().stream().map(NamedModel::description).toList();
  }

  /**
   * The description of one model.
   *
   * @throws OptionException if there is none of that name; the message lists the names
   */
  public ModelDescription model(String name) {
    return named(name).description();
  }

  private NamedModel named(String name) {
    NamedModel model = models.get(name);
    if (model == null) {
      throw new OptionException(
          "there is no model '"
              + Abbreviation.of(name)
              + "'"
              + missing(name, models.keySet())
              + "; the models are "
              + String.join(", ", models.keySet()));
    }
    return model;
  }

  /** What may help to find {@code name}: its module, or a similar name. */
  private String missing(String name, Set<String> known) {
    return LibraryModule.of(name)
        .map(
            module ->
                "; it is in "
                    + module.artifact()
                    + ", which is not on the class path of "
                    + String.join(", ", loaders))
        .orElseGet(() -> SimilarNames.hint(name, known));
  }

  /**
   * The trainer that {@code spec} asks for, such as {@code "pmf:factors=20"}.
   *
   * @throws OptionException if a name is unknown or a value is not accepted
   */
  public Trainer trainer(String spec) {
    ModelSpec parsed = ModelSpec.parse(spec);
    return trainer(parsed.name(), parsed.options());
  }

  /**
   * The trainer of the model {@code name} with the given options, defaults for the rest.
   *
   * @throws OptionException if a name is unknown or a value is not accepted
   */
  public Trainer trainer(String name, Map<String, String> options) {
    NamedModel model = named(name);
    try {
      Trainer trainer = model.trainer(options, this);
      return new NamedTrainer(new ModelSpec(name, model.description().changed(options)), trainer);
    } catch (IllegalArgumentException e) {
      throw new OptionException(name + ": " + e.getMessage(), e);
    }
  }

  /**
   * A new encoder by itself, outside a model, such as {@code "cnn:encoderEpochs=1"}.
   *
   * @throws OptionException if a name is unknown or a value is not accepted
   */
  public ItemEncoder encoder(String spec, EncoderContext context) {
    ModelSpec parsed = ModelSpec.parse(spec);
    return encoder(encoderProvider(parsed.name()), parsed.options(), context);
  }

  /**
   * The provider of an encoder, for a loop of one's own.
   *
   * @throws OptionException if there is none of that name; the message lists the names
   */
  public EncoderProvider<?> encoderProvider(String name) {
    EncoderProvider<?> provider = encoders.get(name);
    if (provider == null) {
      throw new OptionException(
          "there is no encoder '"
              + name
              + "'"
              + missing(name, encoders.keySet())
              + "; the encoders are "
              + String.join(", ", encoders.keySet()));
    }
    return provider;
  }

  private static <O extends Record> ItemEncoder encoder(
      EncoderProvider<O> provider, Map<String, String> options, EncoderContext context) {
    return provider.create(OptionsMapper.of(provider.optionsType()).parse(options), context);
  }
}
