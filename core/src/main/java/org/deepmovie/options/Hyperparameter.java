package org.deepmovie.options;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Default, range and meaning of one record component of an options record. It is the only place
 * where they stand: help, tables, model files and checks are read from it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Hyperparameter {

  /** The default as text, in the form in which a user would type it. */
  String value();

  /** The least number accepted. */
  double min() default Double.NEGATIVE_INFINITY;

  /** The greatest number accepted. */
  double max() default Double.POSITIVE_INFINITY;

  /** One line: what the option does, with its unit if it has one. */
  String doc();
}
