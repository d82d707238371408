package org.latticeipc.bytecode.runtime;

import java.lang.invoke.MethodType;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.latticeipc.bytecode.runtime.ClassTable.SwitchLabel;

/** Switches over patterns. */
@NullUnmarked // values of the explored program, any of which may be null
public final class SwitchHooks {
  private SwitchHooks() {}

  /** The first label from {@code from} on that fits, their number if none does, -1 for null. */
  public static int choose(Object target, int from, int site) {
    if (target == null) {
      return -1;
    }
    List<SwitchLabel> labels = JavaWorld.classes().labels(site);
    for (int i = from; i < labels.size(); i++) {
      if (fits(target, labels.get(i))) {
        return i;
      }
    }
    return labels.size();
  }

  private static boolean fits(Object target, SwitchLabel label) {
    if (label.constant() != null) {
      return target instanceof Enum<?> e
          && e.name().equals(label.constant())
          && (label.enumType().isEmpty()
              || e.getDeclaringClass().getName().equals(label.enumType()));
    } else if (label.value() != null) {
      return hasValue(target, label.value());
    }
    ClassLoader loader = JavaWorld.classes().threadClass().getClassLoader();
    return MethodType.fromMethodDescriptorString("()" + label.descriptor(), loader)
        .returnType()
        .isInstance(target);
  }

  private static boolean hasValue(Object target, Object wanted) {
    if (wanted instanceof Integer number) {
      return target instanceof Character c
          ? c.charValue() == number.intValue()
          : target instanceof Number n && n.intValue() == number;
    }
    return wanted.equals(target);
  }
}
