package org.deepmovie.cli.loader;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A class loader with a copy of the library of its own, as an application server has one for each
 * application: it asks itself first, and its parent for what it does not have.
 */
final class LibraryLoader extends URLClassLoader {

  private static final String SERVICES = "META-INF/services/org.deepmovie.";

  private final boolean hidesServices;

  private LibraryLoader(
      String name, URL[] urls, @Nullable ClassLoader parent, boolean hidesServices) {
    super(name, urls, parent);
    this.hidesServices = hidesServices;
  }

  /**
   * A copy of those parts of the class path of the tests that are wanted.
   *
   * @param wanted which parts, by their path
   * @param parent is asked last
   */
  static LibraryLoader of(String name, Predicate<String> wanted, ClassLoader parent) {
    return new LibraryLoader(name, urls(wanted), parent, false);
  }

  /** The same as if the files in META-INF/services had been lost when jars were put into one. */
  static LibraryLoader withoutServices(String name) {
    return new LibraryLoader(name, urls(part -> true), ClassLoader.getPlatformClassLoader(), true);
  }

  private static URL[] urls(Predicate<String> wanted) {
    return Stream.of(System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator)))
        .filter(wanted)
        .map(Path::of)
        .map(
            path -> {
              try {
                return path.toUri().toURL();
              } catch (MalformedURLException e) {
                throw new IllegalArgumentException(e);
              }
            })
        .toArray(URL[]::new);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> known = findLoadedClass(name);
      if (known != null) {
        return known;
      }
      try {
        return name.startsWith("java.") ? super.loadClass(name, resolve) : findClass(name);
      } catch (ClassNotFoundException e) {
        return super.loadClass(name, resolve);
      }
    }
  }

  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    if (hidesServices && name.startsWith(SERVICES)) {
      return Collections.emptyEnumeration();
    }
    List<URL> own = Collections.list(findResources(name));
    own.addAll(Collections.list(getParent().getResources(name)));
    return Collections.enumeration(own);
  }
}
