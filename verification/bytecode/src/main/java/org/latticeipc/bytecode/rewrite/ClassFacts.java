package org.latticeipc.bytecode.rewrite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.latticeipc.bytecode.runtime.Modes;
import org.latticeipc.bytecode.runtime.ObjectShape;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/** What is known of one rewritten class: its number, its slots and its methods. */
final class ClassFacts {
  /**
   * One field.
   *
   * @param owner the number of the class that declares it
   * @param value the constant value of a static field, or null
   */
  record FieldFacts(
      int owner,
      int slot,
      String desc,
      int mode,
      boolean isStatic,
      boolean isFinal,
      @Nullable Object value) {}

  private static final String SKIP_LIST =
      Naming.COPY + "java/util/concurrent/ConcurrentSkipListMap";

  /** A node of the queues that hand over, as newer JDKs have them. */
  static final String DUAL_NODE = Naming.COPY + "java/util/concurrent/LinkedTransferQueue$DualNode";

  final int id;
  final String name;
  final String superName;
  final List<String> interfaces;
  final boolean isInterface;
  final @Nullable ClassFacts parent;
  final Map<String, FieldFacts> fields = new HashMap<>();
  final Set<String> methods = new HashSet<>();
  final boolean hasInitialiser;
  final boolean hasStatics;
  private final ObjectShape instances;
  private final ObjectShape statics;
  private final List<String> instanceNames;
  private final StringBuilder instanceTypes;

  ClassFacts(int id, ClassNode node, @Nullable ClassFacts parent) {
    this.id = id;
    this.name = node.name;
    this.superName = node.superName;
    this.interfaces = node.interfaces;
    this.isInterface = (node.access & Opcodes.ACC_INTERFACE) != 0;
    this.parent = parent;
    List<String> own = new ArrayList<>();
    StringBuilder types = new StringBuilder();
    List<String> shared = new ArrayList<>();
    StringBuilder sharedTypes = new StringBuilder();
    if (parent != null) {
      own.addAll(parent.instanceNames);
      types.append(parent.instanceTypes);
    } else {
      reserve(own, types);
    }
    reserve(shared, sharedTypes);
    for (FieldNode f : node.fields) {
      boolean isStatic = (f.access & Opcodes.ACC_STATIC) != 0;
      List<String> names = isStatic ? shared : own;
      (isStatic ? sharedTypes : types).append(sort(f.desc));
      boolean isFinal = (f.access & Opcodes.ACC_FINAL) != 0;
      int mode = (f.access & Opcodes.ACC_VOLATILE) != 0 ? Modes.VOLATILE : weakest(name, f.name);
      fields.put(
          key(f.name, f.desc),
          new FieldFacts(id, names.size(), f.desc, mode, isStatic, isFinal, f.value));
      names.add(f.name);
    }
    boolean initialiser = false;
    for (MethodNode m : node.methods) {
      methods.add(m.name + m.desc);
      initialiser |= m.name.equals("<clinit>");
    }
    this.hasInitialiser = initialiser;
    this.hasStatics = shared.size() > ObjectShape.FIRST;
    this.instanceNames = own;
    this.instanceTypes = types;
    String simple = name.substring(name.lastIndexOf('/') + 1);
    this.instances = shape(simple, own, types, anyFinal());
    this.statics =
        shape(
            simple,
            shared,
            sharedTypes,
            fields.values().stream().anyMatch(f -> f.isStatic && f.isFinal));
    for (ClassFacts c = this; c != null; c = c.parent) {
      for (FieldFacts f : c.fields.values()) {
        if (f.isFinal && !f.isStatic) {
          instances.setFinal(f.slot);
        } else if (f.isFinal && c == this) {
          statics.setFinal(f.slot);
        }
      }
    }
  }

  /**
   * What the order of an access to a field is that is not volatile. A skip list goes from node to
   * node by plain reads, which only the order of a read after the one that it depends on makes
   * right: every processor keeps it, and the JDK's own compilers do; a model without dependencies
   * has acquire and release for it. Who waits in a dual queue of newer JDKs says so by a plain
   * write and a full fence, which is read by a plain read after an exchange: volatile.
   */
  private static int weakest(String owner, String field) {
    if (owner.equals(DUAL_NODE) && field.equals("waiter")) {
      return Modes.VOLATILE;
    }
    return owner.equals(SKIP_LIST) || owner.startsWith(SKIP_LIST + "$")
        ? Modes.ACQUIRE_RELEASE
        : Modes.PLAIN;
  }

  private boolean anyFinal() {
    for (ClassFacts c = this; c != null; c = c.parent) {
      if (c.fields.values().stream().anyMatch(f -> f.isFinal && !f.isStatic)) {
        return true;
      }
    }
    return false;
  }

  private static void reserve(List<String> names, StringBuilder types) {
    for (int i = 0; i < ObjectShape.FIRST; i++) {
      names.add("");
      types.append('J');
    }
  }

  private static ObjectShape shape(
      String name, List<String> fields, StringBuilder types, boolean hasFinals) {
    return new ObjectShape(
        name, fields.toArray(new String[0]), types.toString().toCharArray(), hasFinals);
  }

  static String key(String name, String desc) {
    return name + ":" + desc;
  }

  /** {@code A} for a reference, else the descriptor. */
  static char sort(String desc) {
    char c = desc.charAt(0);
    return c == 'L' || c == '[' ? 'A' : c;
  }

  ObjectShape instances() {
    return instances;
  }

  ObjectShape statics() {
    return statics;
  }

  /** Whether final instance fields, its own or inherited, want freezing. */
  boolean hasFinals() {
    return instances.hasFinals();
  }

  /** Whether the class must be initialised before its first use. */
  boolean needsInitialising() {
    for (ClassFacts c = this; c != null; c = c.parent) {
      if (c.hasInitialiser) {
        return true;
      }
    }
    return false;
  }
}
