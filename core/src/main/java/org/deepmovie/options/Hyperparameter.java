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

  /**
   * Which values a tuner tries, as {@link TuningRange} reads them: {@code "0.01..1 log"}, {@code
   * "0..0.5"}, {@code "sqrt,count"}; empty if the option is not tuned unless a user says so.
   */
  String tune() default "";

  /**
   * Whether this is the number of epochs of a fit, of which a tuner gives little to many trials and
   * all to the best few; an int, and at most one per record.
   */
  boolean resource() default false;

  /** One line: what the option does, with its unit if it has one. */
  String doc();
}
