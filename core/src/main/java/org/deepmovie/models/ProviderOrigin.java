package org.deepmovie.models;

/**
 * Where a provider was found.
 *
 * @param provider the name of its class
 * @param loader the class loader that found it
 * @param listed whether a file in {@code META-INF/services} lists it; if not, it is one of the
 *     library's own in a jar that was put together without merging these files
 */
public record ProviderOrigin(String provider, String loader, boolean listed) {

  @Override
  public String toString() {
    return provider + " by " + loader + (listed ? "" : " without META-INF/services");
  }
}
