package org.latticeipc.bytecode.rewrite;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latticeipc.bytecode.runtime.ClassTable.SwitchLabel;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;

/**
 * Switches over patterns. The JDK's own bootstrap keeps the enum constants that it once found, but
 * each exploration has its own; so labels are compared by name.
 */
final class SwitchLabels {
  private SwitchLabels() {}

  /** A call that chooses the label, in place of the JDK's. */
  static InsnList choice(InvokeDynamicInsnNode site, RewrittenClasses classes, CallRules calls) {
    boolean ofEnum = site.bsm.getName().equals("enumSwitch");
    List<SwitchLabel> labels = new ArrayList<>();
    for (Object label : site.bsmArgs) {
      SwitchLabel known = label(label, ofEnum, classes);
      if (known == null || site.desc.charAt(1) != 'L') {
        InsnList code = calls.refuse("a switch over " + label + " cannot be explored");
        code.add(site.clone(null));
        return code;
      }
      labels.add(known);
    }
    return Code.list(
        calls.symbols().labels(labels),
        Code.hook("ClassHooks", "choose", "(Ljava/lang/Object;II)I"));
  }

  private static @Nullable SwitchLabel label(
      Object label, boolean ofEnum, RewrittenClasses classes) {
    if (label instanceof Type type) {
      boolean isClass = type.getSort() == Type.OBJECT || type.getSort() == Type.ARRAY;
      return isClass ? SwitchLabel.type(type.getDescriptor()) : null;
    } else if (label instanceof String text) {
      return ofEnum ? SwitchLabel.constant("", text) : SwitchLabel.value(text);
    } else if (label instanceof Integer number) {
      return SwitchLabel.value(number);
    }
    return label instanceof ConstantDynamic made ? constant(made, classes) : null;
  }

  /** An {@code EnumDesc}: its class and its name are among the arguments of what makes it. */
  private static @Nullable SwitchLabel constant(ConstantDynamic made, RewrittenClasses classes) {
    List<String> texts = new ArrayList<>();
    texts(made, texts);
    boolean isEnum = made.getDescriptor().startsWith("Ljava/lang/Enum$EnumDesc;");
    if (!isEnum || texts.size() != 2) {
      return null;
    }
    String type = classes.naming.map(texts.get(0).replace('.', '/')).replace('/', '.');
    return SwitchLabel.constant(type, texts.get(1));
  }

  private static void texts(ConstantDynamic made, List<String> into) {
    for (int i = 0; i < made.getBootstrapMethodArgumentCount(); i++) {
      Object argument = made.getBootstrapMethodArgument(i);
      if (argument instanceof String text) {
        into.add(text);
      } else if (argument instanceof ConstantDynamic inner) {
        texts(inner, into);
      }
    }
  }
}
