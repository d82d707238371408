package org.latticeipc.machine;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a package that interprets programs written as text: where one of its lines does an access,
 * traces show the place in the text instead. Holds for the package alone, not for those below it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PACKAGE)
public @interface InterpreterPackage {}
