package org.deepmovie.models;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Searches class loaders for providers: by {@link ServiceLoader}, and for those of the library also
 * by the names of their classes. A class that several loaders see counts once. Not thread-safe.
 */
final class ProviderSearch {

  private static final Logger LOG = LoggerFactory.getLogger(ProviderSearch.class);

  /** How ServiceLoader says that a class does not implement the interface. */
  private static final Pattern NO_SUBTYPE = Pattern.compile(".* (\\S+) not a subtype");

  private final List<ClassLoader> loaders;
  private final List<ProviderOrigin> origins = new ArrayList<>();

  ProviderSearch(List<ClassLoader> loaders) {
    this.loaders = loaders;
  }

  /** Where the providers were found, in the order in which they were. */
  List<ProviderOrigin> origins() {
    return origins;
  }

  /** The class loaders, for messages. */
  List<String> loaders() {
    return loaders.stream().map(ProviderSearch::describe).toList();
  }

  /**
   * The providers of {@code service}.
   *
   * @throws IllegalStateException if a provider cannot be made
   */
  <P> List<P> find(Class<P> service) {
    Set<Class<?>> types = new HashSet<>();
    List<P> found = new ArrayList<>();
    try {
      for (ClassLoader loader : loaders) {
        for (ServiceLoader.Provider<P> provider : listed(service, loader)) {
          if (types.add(provider.type())) {
            found.add(provider.get());
            origins.add(new ProviderOrigin(provider.type().getName(), describe(loader), true));
          }
        }
      }
    } catch (ServiceConfigurationError e) {
      throw new IllegalStateException("a provider cannot be loaded: " + e.getMessage(), e);
    }
    Set<String> names = new HashSet<>();
    types.forEach(type -> names.add(type.getName()));
    for (String name : LibraryModule.providers(service)) {
      if (names.add(name)) {
        unlisted(service, name).ifPresent(found::add);
      }
    }
    return found;
  }

  private static <P> List<ServiceLoader.Provider<P>> listed(Class<P> service, ClassLoader loader) {
    List<ServiceLoader.Provider<P>> providers = new ArrayList<>();
    Iterator<ServiceLoader.Provider<P>> all =
        ServiceLoader.load(service, loader).stream().iterator();
    while (true) {
      try {
        if (!all.hasNext()) {
          return providers;
        }
        providers.add(all.next());
      } catch (ServiceConfigurationError e) {
        if (!isOfAnotherCopy(service, loader, e)) {
          throw e;
        }
        LOG.debug("left out a provider of another copy of the library: {}", e.getMessage());
      }
    }
  }

  /**
   * Whether a provider could not be taken because it implements the interface of the same name of
   * another copy of the library, such as that of an application server.
   */
  private static boolean isOfAnotherCopy(
      Class<?> service, ClassLoader loader, ServiceConfigurationError error) {
    Matcher named = NO_SUBTYPE.matcher(String.valueOf(error.getMessage()));
    if (!named.matches()) {
      return false;
    }
    try {
      return isA(Class.forName(named.group(1), false, loader), service.getName());
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }

  private static boolean isA(@Nullable Class<?> type, String name) {
    return type != null
        && (type.getName().equals(name)
            || isA(type.getSuperclass(), name)
            || Arrays.stream(type.getInterfaces()).anyMatch(each -> isA(each, name)));
  }

  private <P> Optional<P> unlisted(Class<P> service, String name) {
    for (ClassLoader loader : loaders) {
      try {
        Class<?> type = Class.forName(name, true, loader);
        if (service.isAssignableFrom(type)) {
          P provider = service.cast(type.getConstructor().newInstance());
          LOG.debug(
              "{} sees {}, but not its file in META-INF/services; merge these files when you put"
                  + " several jars into one, so that providers of other libraries are found, too",
              describe(loader),
              name);
          origins.add(new ProviderOrigin(name, describe(loader), false));
          return Optional.of(provider);
        }
      } catch (ClassNotFoundException | IllegalAccessException e) {
        LOG.trace("{} does not see {}", describe(loader), name, e);
      } catch (InstantiationException
          | InvocationTargetException
          | NoSuchMethodException
          | LinkageError e) {
        throw new IllegalStateException("provider " + name + " cannot be loaded: " + e, e);
      }
    }
    return Optional.empty();
  }

  /** The name of a class loader, or its class and its identity. */
  private static String describe(ClassLoader loader) {
    return loader.getName() == null
        ? loader.getClass().getSimpleName() + "@" + Integer.toHexString(loader.hashCode())
        : loader.getName();
  }
}
