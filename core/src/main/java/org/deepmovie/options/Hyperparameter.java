package org.deepmovie.options;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The default, range and description of one component of an options record. Help, tables, model
 * files and checks all use this one declaration.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Hyperparameter {

  /** The default as text, as a user would type it. */
  String value();

  /** The smallest accepted number. */
  double min() default Double.NEGATIVE_INFINITY;

  /** The largest accepted number. */
  double max() default Double.POSITIVE_INFINITY;

  /**
   * The default range of a search, as {@link TuningRange#parse} reads it: {@code "0.01..1 log"},
   * {@code "0..0.5"}, {@code "sqrt,count"}; empty if the option is not tuned by default.
   */
  String tune() default "";

  /**
   * Whether this is the number of epochs of a fit, the resource that successive halving allocates
   * to trials. It must be an int, and at most one per record.
   */
  boolean resource() default false;

  /** One line that says what the option does, with its unit if it has one. */
  String doc();
}
