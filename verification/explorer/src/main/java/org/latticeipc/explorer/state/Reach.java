package org.latticeipc.explorer.state;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The objects that some roots lead to, with what each held when it was looked at last. Confined to
 * one thread; O(objects) in time and space, of which there are at most {@link #MOST}.
 */
public final class Reach {
  private static final int MOST = 20_000;

  private final IdentityHashMap<Object, @Nullable Object[]> contents = new IdentityHashMap<>();

  /** Looks at all that the roots lead to. */
  public Reach(Iterable<? extends @Nullable Object> roots) {
    include(roots);
  }

  /** Looks at what further roots lead to as well; what was looked at before is left as it was. */
  public void include(Iterable<? extends @Nullable Object> roots) {
    Deque<Object> open = new ArrayDeque<>();
    for (Object root : roots) {
      enter(root, open);
    }
    while (!open.isEmpty()) {
      Object held = open.pop();
      @Nullable Object[] parts = Contents.of(held);
      contents.put(held, parts);
      for (Object part : parts) {
        enter(part, open);
      }
      if (!(held instanceof Class<?>)) {
        enter(Contents.home(held), open);
      }
    }
  }

  private void enter(@Nullable Object held, Deque<Object> open) {
    if (held == null
        || Contents.isValue(held)
        || contents.size() >= MOST
        || contents.containsKey(held)) {
      return;
    }
    contents.put(held, new Object[0]);
    open.push(held);
  }

  /** Whether the roots led to the object. */
  public boolean contains(Object held) {
    return contents.containsKey(held);
  }

  /** Whether another's roots lead to something that this one's lead to and that can change. */
  public boolean sharesVariablesWith(Reach other) {
    for (Object held : contents.keySet()) {
      if (other.contains(held) && Contents.isMutable(held)) {
        return true;
      }
    }
    return false;
  }

  /** The objects, compared by identity. */
  public Set<Object> objects() {
    Set<Object> all = Collections.newSetFromMap(new IdentityHashMap<>());
    all.addAll(contents.keySet());
    return all;
  }

  /**
   * A place that holds something else than when it was looked at last.
   *
   * @param held the object
   * @param slot the number of the element or field, or {@link #WHOLE}
   */
  public record Change(Object held, int slot) {
    /** The object as a whole: collections and maps have no places of their own. */
    public static final int WHOLE = -1;
  }

  /** What has changed since it was looked at last, which is now. */
  public List<Change> changes() {
    List<Change> changed = new ArrayList<>();
    for (Map.Entry<Object, @Nullable Object[]> entry : contents.entrySet()) {
      Object held = entry.getKey();
      @Nullable Object[] before = entry.getValue();
      @Nullable Object[] now = Contents.of(held);
      boolean places = before.length == now.length && Contents.hasPlaces(held);
      if (before.length != now.length) {
        changed.add(new Change(held, Change.WHOLE));
      }
      for (int i = 0; i < Math.min(before.length, now.length); i++) {
        if (before.length == now.length && !Contents.same(before[i], now[i])) {
          changed.add(new Change(held, places ? i : Change.WHOLE));
        }
      }
      entry.setValue(now);
    }
    return changed;
  }

  /** What an object is called in a report. */
  public static String name(Object held) {
    if (held instanceof Class<?> home) {
      return "static fields of " + home.getSimpleName();
    }
    Class<?> type = held.getClass();
    if (type.isHidden()) {
      return "a variable that a lambda of " + type.getNestHost().getSimpleName() + " captured";
    }
    String name = type.getSimpleName().isEmpty() ? type.getName() : type.getSimpleName();
    return (name.matches("(?i)[aeio].*") ? "an " : "a ") + name;
  }
}
