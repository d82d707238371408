package org.latticeipc.machine;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a package of the machine or of an engine: its frames are between a program and its
 * accesses, and no trace shows them. Holds for the package alone unless it says otherwise.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PACKAGE)
public @interface EnginePackage {
  /** Whether it holds for all packages below too, those among them that have no source. */
  boolean andBelow() default false;
}
