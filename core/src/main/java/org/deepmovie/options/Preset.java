package org.deepmovie.options;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Another default of one option of a record of options that several options records have in common:
 * it stands on the component that is that record. Range and meaning stay.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
@Repeatable(Preset.List.class)
public @interface Preset {

  /** The option's name. */
  String option();

  /** The default as text. */
  String value();

  /** Which values a tuner tries, as {@link Hyperparameter#tune()}; empty: those it has. */
  String tune() default "";

  /** Several presets of one record. */
  @Documented
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.RECORD_COMPONENT)
  @interface List {
    /** The presets. */
    Preset[] value();
  }
}
