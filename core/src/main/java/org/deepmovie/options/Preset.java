package org.deepmovie.options;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Changes the default of one option of a nested options record, on the component of that record.
 * The range and description stay the same.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
@Repeatable(Preset.Presets.class)
public @interface Preset {

  /** The option's name. */
  String option();

  /** The default as text. */
  String value();

  /** The default range of a search, as {@link Hyperparameter#tune()}; empty to keep it. */
  String tune() default "";

  /** Holds several presets of one component; the compiler adds it. */
  @Documented
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.RECORD_COMPONENT)
  @interface Presets {

    /** The presets. */
    Preset[] value();
  }
}
