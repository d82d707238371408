package org.latticeipc.bytecode.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Finds in a rewritten class where it says that something cannot be explored. */
public final class RefusalSites {
  private final ClassNode node = new ClassNode();
  private final IntFunction<String> reasons;

  /**
   * @param rewritten the class's byte code
   * @param reasons what is said by number
   */
  public RefusalSites(byte[] rewritten, IntFunction<String> reasons) {
    this.reasons = reasons;
    new ClassReader(rewritten).accept(node, ClassReader.SKIP_FRAMES);
  }

  /**
   * A place.
   *
   * @param method the method's name
   * @param place file and line, or empty if the class does not have them
   * @param reason what cannot be explored, and the remedy
   */
  public record Refusal(String method, String place, String reason) {}

  /** How many methods with code the class's source has. */
  public int methods() {
    return (int) node.methods.stream().filter(RefusalSites::isOfSource).count();
  }

  private static boolean isOfSource(MethodNode method) {
    return method.instructions.size() > 0 && !method.name.contains("$lattice$");
  }

  /** How many of {@link #methods()} have such a place. */
  public int methodsRefused() {
    return (int) node.methods.stream().filter(m -> isOfSource(m) && !in(m).isEmpty()).count();
  }

  /** All of them, in the order of the class. */
  public List<Refusal> all() {
    List<Refusal> all = new ArrayList<>();
    node.methods.forEach(method -> all.addAll(in(method)));
    return all;
  }

  private List<Refusal> in(MethodNode method) {
    List<Refusal> found = new ArrayList<>();
    TreeSet<String> told = new TreeSet<>();
    int line = 0;
    for (AbstractInsnNode at = method.instructions.getFirst(); at != null; at = at.getNext()) {
      if (at instanceof LineNumberNode number) {
        line = number.line;
      } else if (refuses(at) && at.getPrevious() instanceof LdcInsnNode site) {
        String place = line == 0 || node.sourceFile == null ? "" : node.sourceFile + ":" + line;
        String reason = reasons.apply((Integer) site.cst);
        if (told.add(place + reason)) {
          found.add(new Refusal(method.name, place, reason));
        }
      }
    }
    return found;
  }

  private static boolean refuses(AbstractInsnNode at) {
    return at instanceof MethodInsnNode call
        && call.owner.equals(Naming.RUNTIME + "CallHooks")
        && call.name.equals("refused");
  }
}
