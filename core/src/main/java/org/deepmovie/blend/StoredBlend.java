package org.deepmovie.blend;

import java.util.List;
import java.util.Map;

/**
 * The entry {@code parts.json} of the model file of a blend.
 *
 * @param parts the parts in the order of the option {@code models}
 */
record StoredBlend(List<StoredPart> parts) {

  /** The name of the entry. */
  static final String ENTRY = "parts.json";

  /**
   * What the header of a part has of its own.
   *
   * @param model the provider's name
   * @param options all options by name
   * @param seed the seed of the fit
   */
  record StoredPart(String model, Map<String, String> options, long seed) {}

  /** The folder of the entries of a part. */
  static String folder(int part) {
    return "part" + (part + 1);
  }
}
