package io.tipoff.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The smallest and the largest value that a key may have, each as a file would write it. */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
@interface Within {
  String min();

  String max();

  /** What is counted, such as dollars; empty for durations and plain numbers. */
  String unit() default "";

  /** The most decimals that a decimal number may have. */
  int decimals() default 4;
}
