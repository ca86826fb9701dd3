package org.deepmovie.spi;

import java.util.List;

/**
 * Several providers at once: what a library with many models registers, so that all of its names
 * stand in one table. Implementations have a public no-argument constructor and are listed in
 * {@code META-INF/services/org.deepmovie.spi.ProviderGroup}.
 */
public interface ProviderGroup {

  /** The trainers of this group; none by default. */
  default List<TrainerProvider<?>> trainers() {
    return List.of();
  }

  /** The item encoders of this group; none by default. */
  default List<EncoderProvider<?>> encoders() {
    return List.of();
  }
}
