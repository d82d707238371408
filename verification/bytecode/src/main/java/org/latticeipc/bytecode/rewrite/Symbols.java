package org.latticeipc.bytecode.rewrite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.latticeipc.bytecode.runtime.ClassTable.SwitchLabel;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;

/**
 * The numbers in one class's byte code that hold in one process only: of classes, loops, refusals
 * and switches. Each stands in the constant pool as a number of its own, so that it can be replaced
 * without a look at the code.
 */
final class Symbols {
  /** Tag of an integer in a constant pool (JVMS 4.4). */
  private static final int INTEGER = 3;

  private static final int MOST = 1 << 16;
  private static final int FIRST_BASE = 0x6C610000;

  /** What a number means. */
  enum Kind {
    TYPE,
    LOOP,
    REFUSAL,
    SWITCH
  }

  /**
   * One number.
   *
   * @param text a class's internal name, a message, or what tells it from others of its kind
   */
  record Symbol(Kind kind, String text) {}

  private final Map<Symbol, Integer> all = new LinkedHashMap<>();
  private final List<List<SwitchLabel>> labels = new ArrayList<>();
  private final int base;
  private int loops;

  /**
   * @param original the class before it is rewritten, whose own constants are none of these
   */
  Symbols(byte[] original) {
    this.base = freeBase(new ClassReader(original));
  }

  private static int freeBase(ClassReader reader) {
    int base = FIRST_BASE;
    while (uses(reader, base)) {
      base += MOST;
    }
    return base;
  }

  private static boolean uses(ClassReader reader, int base) {
    for (int i = 1; i < reader.getItemCount(); i++) {
      int at = reader.getItem(i);
      if (at > 0 && reader.readByte(at - 1) == INTEGER && isIn(reader.readInt(at), base)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isIn(int value, int base) {
    return value >= base && value < base + MOST;
  }

  /** Pushes a class's number. */
  AbstractInsnNode type(String name) {
    return push(new Symbol(Kind.TYPE, name));
  }

  /** A loop that no other is. */
  Symbol newLoop() {
    return new Symbol(Kind.LOOP, String.valueOf(loops++));
  }

  /** Pushes the number of what is said when a call is refused. */
  AbstractInsnNode refusal(String message) {
    return push(new Symbol(Kind.REFUSAL, message));
  }

  /** Pushes the number of a switch's labels. */
  AbstractInsnNode labels(List<SwitchLabel> ofSwitch) {
    labels.add(ofSwitch);
    return push(new Symbol(Kind.SWITCH, String.valueOf(labels.size() - 1)));
  }

  AbstractInsnNode push(Symbol symbol) {
    int number = all.computeIfAbsent(symbol, s -> all.size());
    if (number >= MOST) {
      throw new IllegalArgumentException("a class with more than " + MOST + " places to mark");
    }
    return new LdcInsnNode(base + number);
  }

  /** Where the numbers are in the class that was written, and what each means. */
  PortableClass portable(byte[] code, Map<String, byte[]> made) {
    List<Symbol> symbols = List.copyOf(all.keySet());
    List<Integer> places = new ArrayList<>();
    List<Integer> meanings = new ArrayList<>();
    ClassReader reader = new ClassReader(code);
    for (int i = 1; i < reader.getItemCount(); i++) {
      int at = reader.getItem(i);
      if (at > 0 && reader.readByte(at - 1) == INTEGER && isIn(reader.readInt(at), base)) {
        places.add(at);
        meanings.add(reader.readInt(at) - base);
      }
    }
    return new PortableClass(
        code,
        places.stream().mapToInt(Integer::intValue).toArray(),
        meanings.stream().map(symbols::get).toList(),
        labels,
        made);
  }
}
