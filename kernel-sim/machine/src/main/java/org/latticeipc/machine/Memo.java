package org.latticeipc.machine;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a field that is no cell although tasks share it, on purpose: it remembers what a pure
 * function gave, of values that are immutable, so that a lost or repeated entry costs time and
 * changes nothing else. The explorer, which otherwise says that a program's state beside cells was
 * not explored, does not look at what the field holds.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Memo {}
