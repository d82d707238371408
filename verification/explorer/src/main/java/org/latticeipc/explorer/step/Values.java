package org.latticeipc.explorer.step;

import java.util.Objects;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.latticeipc.explorer.declared.DeclaredProgram;
import org.latticeipc.explorer.graph.ExecutionGraph;
import org.latticeipc.explorer.graph.Signature;

/**
 * The values that reads and read-modify-writes of the current graph get. Confined to one thread.
 */
public final class Values {
  private ExecutionGraph g = new ExecutionGraph();
  private @Nullable DeclaredProgram declared;
  private boolean calling;
  private boolean equalsThrew;

  /**
   * In place of the value that the function of an update did not give.
   *
   * @param what it threw
   */
  public record Thrown(Throwable what) {
    @Override
    public String toString() {
      return "nothing: the function threw " + what;
    }
  }

  /** Whether a function that the program gave to an access runs; it may not make any of its own. */
  public boolean isCalling() {
    return calling;
  }

  void use(DeclaredProgram now) {
    declared = now;
  }

  void use(ExecutionGraph graph) {
    g = graph;
  }

  /** Gives a read its value and what follows from the value. */
  void take(int e, int w) {
    int loc = g.loc[e];
    if (Signature.isReference(g.signature[e])) {
      g.reference[e] = referenceOf(w, loc);
    } else {
      g.value[e] = valueOf(w, loc);
    }
    g.setFlags(e, Signature.readFlags(g.signature[e], satisfied(e, w)));
  }

  /** Whether the cell was made by this build of the program or by a task of this execution. */
  public boolean exists(int loc) {
    return loc < g.locations && (g.madeBy[loc] >= 0 || initial().made(loc));
  }

  public long valueOf(int w, int loc) {
    if (w >= 0) {
      return g.value[w];
    }
    int maker = loc < g.locations ? g.madeBy[loc] : -1;
    return maker >= 0 ? g.value[maker] : initial().longValue(loc);
  }

  @Nullable
  public Object referenceOf(int w, int loc) {
    if (w >= 0) {
      return g.reference[w];
    }
    int maker = loc < g.locations ? g.madeBy[loc] : -1;
    return maker >= 0 ? g.reference[maker] : initial().reference(loc);
  }

  private DeclaredProgram initial() {
    return Objects.requireNonNull(declared, "set-up has not run");
  }

  /**
   * Whether reading {@code w} gives an await, or a compare-and-exchange, what it wants. A value of
   * which a predicate throws ends the await too: then its task, called with it, throws.
   */
  boolean satisfied(int e, int w) {
    int sig = g.signature[e];
    switch (Signature.type(sig)) {
      case Signature.CAS:
        return Signature.isReference(sig)
            ? expected(referenceOf(w, g.loc[e]), g.firstObject[e])
            : valueOf(w, g.loc[e]) == g.first[e];
      case Signature.AWAIT, Signature.TIMED_AWAIT:
        Object until = Objects.requireNonNull(g.firstObject[e]);
        try {
          return Signature.isReference(sig)
              ? ends(until, referenceOf(w, g.loc[e]))
              : ends(until, valueOf(w, g.loc[e]));
        } catch (VirtualMachineError error) { // the JVM's failure, not the program's
          throw error;
        } catch (RuntimeException | Error thrown) {
          return true;
        }
      default:
        return true;
    }
  }

  private boolean expected(@Nullable Object found, @Nullable Object wanted) {
    try {
      return same(found, wanted);
    } catch (VirtualMachineError error) { // the JVM's failure, not the program's
      throw error;
    } catch (RuntimeException | Error thrown) {
      equalsThrew = true;
      return false;
    }
  }

  /** Whether the values of some exchange could not be compared; their task then throws. */
  public boolean hasFoundIncomparable() {
    return equalsThrew;
  }

  /** Whether two values are equal, as their class has it. */
  public boolean same(@Nullable Object found, @Nullable Object wanted) {
    boolean outer = calling;
    calling = true;
    try {
      return Objects.equals(found, wanted);
    } finally {
      calling = outer;
    }
  }

  /** Whether a number is what an await is for. */
  public boolean ends(Object until, long value) {
    boolean outer = calling;
    calling = true;
    try {
      return ((LongPredicate) until).test(value);
    } finally {
      calling = outer;
    }
  }

  /** Whether a reference is what an await is for. */
  @SuppressWarnings("unchecked")
  public boolean ends(Object until, @Nullable Object value) {
    boolean outer = calling;
    calling = true;
    try {
      return ((Predicate<@Nullable Object>) until).test(value);
    } finally {
      calling = outer;
    }
  }

  /** Gives the write part of a read-modify-write its value. */
  public void fillWritePart(int r, int w) {
    g.setFlags(w, Signature.otherFlags(g.signature[w]));
    if (Signature.isReference(g.signature[r])) {
      g.reference[w] = newReference(r);
    } else {
      g.value[w] = newValue(r);
    }
  }

  private long newValue(int r) {
    int sig = g.signature[r];
    return Signature.type(sig) == Signature.CAS
        ? g.second[r]
        : Signature.op(sig).apply(g.value[r], g.first[r]);
  }

  private @Nullable Object newReference(int r) {
    switch (Signature.type(g.signature[r])) {
      case Signature.CAS:
        return g.secondObject[r];
      case Signature.UPDATE:
        try {
          return apply(Objects.requireNonNull(g.firstObject[r]), g.reference[r]);
        } catch (VirtualMachineError error) { // the JVM's failure, not the program's
          throw error;
        } catch (RuntimeException | Error thrown) {
          return new Thrown(thrown);
        }
      default:
        return g.firstObject[r];
    }
  }

  /** Applies the function of a {@code getAndUpdate}. */
  @SuppressWarnings("unchecked")
  public @Nullable Object apply(Object function, @Nullable Object argument) {
    boolean outer = calling;
    calling = true;
    try {
      return ((UnaryOperator<@Nullable Object>) function).apply(argument);
    } finally {
      calling = outer;
    }
  }
}
