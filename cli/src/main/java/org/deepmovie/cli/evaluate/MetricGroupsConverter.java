package org.deepmovie.cli.evaluate;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.deepmovie.eval.MetricGroup;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts {@code rating}, {@code ranking}, {@code interval} or several, separated by commas. */
final class MetricGroupsConverter implements ITypeConverter<Set<MetricGroup>> {

  @Override
  public Set<MetricGroup> convert(String text) {
    Set<MetricGroup> groups = EnumSet.noneOf(MetricGroup.class);
    for (String word : text.split(",", -1)) {
      try {
        groups.add(MetricGroup.valueOf(word.strip().toUpperCase(Locale.ROOT)));
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(
            "'"
                + text
                + "'; give rating, ranking, interval or several of them, such as"
                + " rating,ranking");
      }
    }
    return groups;
  }
}
