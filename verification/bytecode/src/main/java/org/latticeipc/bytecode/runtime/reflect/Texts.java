package org.latticeipc.bytecode.runtime.reflect;

import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.StringConcatException;
import java.lang.invoke.StringConcatFactory;
import org.jspecify.annotations.NullUnmarked;
import org.latticeipc.bytecode.runtime.CallHooks;

/**
 * Objects as text, the same in every run: classes by the names that the program knows, arrays by
 * the identity that they have there.
 */
@NullUnmarked // values of the explored program, any of which may be null
public final class Texts {
  private static final MethodHandle OF = find();

  private Texts() {}

  private static MethodHandle find() {
    try {
      return MethodHandles.lookup()
          .findStatic(Texts.class, "of", MethodType.methodType(Object.class, Object.class));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a method of this class", e);
    }
  }

  /** What to show in place of an object: most show themselves. */
  public static Object of(Object value) {
    boolean differs = value instanceof Class || (value != null && value.getClass().isArray());
    return differs ? CallHooks.toString(value) : value;
  }

  /** As {@link StringConcatFactory#makeConcat}. */
  public static CallSite makeConcat(MethodHandles.Lookup lookup, String name, MethodType type)
      throws StringConcatException {
    return shown(StringConcatFactory.makeConcat(lookup, name, plain(type)), type);
  }

  /** As {@link StringConcatFactory#makeConcatWithConstants}. */
  public static CallSite makeConcatWithConstants(
      MethodHandles.Lookup lookup, String name, MethodType type, String recipe, Object... constants)
      throws StringConcatException {
    return shown(
        StringConcatFactory.makeConcatWithConstants(lookup, name, plain(type), recipe, constants),
        type);
  }

  private static boolean isShown(Class<?> part) {
    return part == Object.class || part == Class.class || part.isArray() || part.isInterface();
  }

  private static MethodType plain(MethodType type) {
    MethodType plain = type;
    for (int i = 0; i < type.parameterCount(); i++) {
      plain = isShown(type.parameterType(i)) ? plain.changeParameterType(i, Object.class) : plain;
    }
    return plain;
  }

  private static CallSite shown(CallSite site, MethodType type) {
    MethodHandle target = site.getTarget();
    for (int i = 0; i < type.parameterCount(); i++) {
      if (isShown(type.parameterType(i))) {
        target = MethodHandles.filterArguments(target, i, OF);
      }
    }
    return new ConstantCallSite(target.asType(type));
  }
}
