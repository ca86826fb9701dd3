package org.deepmovie.models;

import java.util.List;
import org.deepmovie.options.OptionDescriptor;

/**
 * A model that can be asked for by name.
 *
 * @param name the name to type, such as "pmf+cnn"
 * @param summary one line: what it is
 * @param options its options
 */
public record ModelDescription(String name, String summary, List<OptionDescriptor> options) {}
