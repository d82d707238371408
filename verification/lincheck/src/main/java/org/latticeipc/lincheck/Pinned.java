package org.latticeipc.lincheck;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A scenario that Lincheck tries before its random ones, so that what a structure is there to show
 * does not hang on luck. Each string is the calls of one thread, such as {@code "sendRight(1)
 * receiveRight"}.
 */
@Inherited
@Repeatable(Pinned.All.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface Pinned {
  /** Calls before the concurrent part. */
  String before() default "";

  /** The concurrent part, one string for each thread. */
  String[] threads();

  /** Calls after it. */
  String after() default "";

  /** Several of them. */
  @Inherited
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.TYPE)
  @interface All {
    Pinned[] value();
  }
}
