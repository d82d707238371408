package org.latticeipc.bytecode.runtime;

import org.jspecify.annotations.Nullable;

/**
 * A label of a switch over patterns. Immutable.
 *
 * @param descriptor of a class that is looked for, or empty
 * @param enumType the name of the class of an enum constant, empty for that of the target
 * @param constant the name of an enum constant, or null
 * @param value a text or a number, or null
 */
public record SwitchLabel(
    String descriptor, String enumType, @Nullable String constant, @Nullable Object value) {

  /** A class. */
  public static SwitchLabel type(String descriptor) {
    return new SwitchLabel(descriptor, "", null, null);
  }

  /** An enum constant. */
  public static SwitchLabel constant(String type, String name) {
    return new SwitchLabel("", type, name, null);
  }

  /** A text or a number. */
  public static SwitchLabel value(Object value) {
    return new SwitchLabel("", "", null, value);
  }
}
