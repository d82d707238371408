package org.latticeipc.kernel.capability;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.value.PersistentLongMap;

/**
 * The derivation tree of one object: its live capabilities, immutable. A child's id is greater than
 * its parent's, so one pass in order of ids visits parents first and nothing recurs.
 *
 * <p>Lookup, adding, and who holds what are O(log n) in the live capabilities of the one object;
 * taking out k capabilities is O(k log n) and does not depend on how many stay, but for children
 * that get another parent.
 */
public final class CapTree {
  /** No domain's number, nor that of a message. */
  private static final long NOBODY = Long.MIN_VALUE;

  private static final PersistentLongMap<Boolean> CHILDLESS = PersistentLongMap.empty();

  public static final CapTree EMPTY =
      new CapTree(
          PersistentLongMap.empty(), PersistentLongMap.empty(), Holding.NOTHING, 0, Asking.NOTHING);

  /** A capability and the ids of what was derived from it. */
  private record Entry(CapNode node, PersistentLongMap<Boolean> children) {}

  private final PersistentLongMap<Entry> entries;
  private final PersistentLongMap<Holding> holdings;

  /** What all have together; ids are not kept. */
  private final Holding all;

  private final long nextId;
  private final Asking asking;

  private CapTree(
      PersistentLongMap<Entry> entries,
      PersistentLongMap<Holding> holdings,
      Holding all,
      long nextId,
      Asking asking) {
    this.entries = entries;
    this.holdings = holdings;
    this.all = all;
    this.nextId = nextId;
    this.asking = asking;
  }

  /** The id that the next capability gets. */
  public long nextId() {
    return nextId;
  }

  /** The same tree without any capability; ids go on from where they are. */
  public CapTree cleared() {
    return new CapTree(EMPTY.entries, EMPTY.holdings, EMPTY.all, nextId, EMPTY.asking);
  }

  private CapTree with(Asking other) {
    return new CapTree(entries, holdings, all, nextId, other);
  }

  /** The holder of a capability is asked to give it up. */
  public CapTree ask(long id) {
    return with(asking.ask(id));
  }

  /** Whether a capability was asked for. */
  public boolean isAsked(long id) {
    return asking.isAsked(id);
  }

  /** Its holder is told that a capability was taken back after it had been asked for. */
  public CapTree takeBack(long id) {
    return with(asking.takeBack(id));
  }

  /** Whether a capability was taken back since its holder did not give it up. */
  public boolean isTakenBack(long id) {
    return asking.isTakenBack(id);
  }

  /** Adds a capability whose id is {@link #nextId()}. */
  public CapTree plus(CapNode node) {
    PersistentLongMap<Entry> more = entries.with(node.id(), new Entry(node, CHILDLESS));
    Entry parent = entries.get(node.parent());
    if (parent != null) {
      more =
          more.with(node.parent(), new Entry(parent.node, parent.children.with(node.id(), true)));
    }
    PersistentLongMap<Holding> held = holdings.with(node.owner(), holding(node.owner()).plus(node));
    if (node.maker() != CapNode.NO_MAKER) {
      Holding maker = held.get(node.maker());
      held = held.with(node.maker(), (maker == null ? Holding.NOTHING : maker).making(1));
    }
    return new CapTree(more, held, counting(node, 1), nextId + 1, asking);
  }

  private Holding counting(CapNode node, int more) {
    return new Holding(all.ids(), all.counts().plus(node.rights(), more), 0);
  }

  private Holding holding(long owner) {
    Holding known = holdings.get(owner);
    return known == null ? Holding.NOTHING : known;
  }

  /** The live capability {@code id}, or null. */
  @Nullable
  public CapNode find(long id) {
    Entry entry = entries.get(id);
    return entry == null ? null : entry.node;
  }

  /** Puts {@code node} in the place of the live capability of the same id, rights and maker. */
  public CapTree replace(CapNode node) {
    Entry old = entries.get(node.id());
    if (old == null) {
      return this;
    }
    PersistentLongMap<Holding> held = holdings;
    if (old.node.owner() != node.owner()) {
      held = put(held, old.node.owner(), holding(old.node.owner()).minus(old.node));
      held = put(held, node.owner(), holding(node.owner()).plus(node));
    }
    PersistentLongMap<Entry> changed = entries.with(node.id(), new Entry(node, old.children));
    return new CapTree(changed, held, all, nextId, asking);
  }

  private static PersistentLongMap<Holding> put(
      PersistentLongMap<Holding> held, long owner, Holding now) {
    return now.isNothing() ? held.without(owner) : held.with(owner, now);
  }

  /** Whether {@code ancestor} is {@code id} or one that it was derived from. */
  public boolean descends(long id, Predicate<CapNode> ancestor) {
    for (CapNode node = find(id); node != null; node = find(node.parent())) {
      if (ancestor.test(node)) {
        return true;
      }
    }
    return false;
  }

  /** The ids of all that were derived from {@code root}, itself excluded, in rising order. */
  public List<Long> descendants(long root) {
    List<long[]> levels = new ArrayList<>();
    Entry top = entries.get(root);
    if (top != null && top.children.size() > 0) {
      levels.add(top.children.keys());
    }
    long count = 0;
    for (int i = 0; i < levels.size(); i++) {
      count += levels.get(i).length;
      for (long id : levels.get(i)) {
        Entry entry = entries.get(id);
        if (entry != null && entry.children.size() > 0) {
          levels.add(entry.children.keys());
        }
      }
    }
    long[] ids = levels.stream().flatMapToLong(LongStream::of).toArray();
    Arrays.sort(ids);
    List<Long> found = new ArrayList<>((int) count + 1);
    for (long id : ids) {
      found.add(id);
    }
    return found;
  }

  /** The ids of all live capabilities, in rising order. */
  public List<Long> ids() {
    return boxed(entries.keys());
  }

  /** The ids of the capabilities of one domain, in rising order. */
  public List<Long> ownedBy(long owner) {
    return boxed(holding(owner).ids().keys());
  }

  /** How many live capabilities a domain has derived, whosever they are now. */
  public int madeBy(long domain) {
    return holding(domain).made();
  }

  private static List<Long> boxed(long[] ids) {
    return LongStream.of(ids).boxed().toList();
  }

  /**
   * Removes the listed capabilities, in rising order; children that stay become their
   * grandparent's.
   */
  public CapTree minus(List<Long> rising) {
    long[] gone =
        rising.stream().mapToLong(Long::longValue).filter(id -> find(id) != null).toArray();
    return gone.length == 0 ? this : new Removal(this, gone).done();
  }

  /** Whether a domain other than {@code except}, or a message, holds a right of {@code any}. */
  public boolean heldByOthers(Rights any, long except) {
    return all.counts().exceeds(holding(except).counts(), any);
  }

  /** Whether anybody, or a message, holds a right of {@code any}. */
  public boolean isHeld(Rights any) {
    return heldByOthers(any, NOBODY);
  }

  /** How many capabilities are live. */
  int size() {
    return entries.size();
  }

  /** The removal of capabilities, which are there, in rising order of their ids. */
  private static final class Removal {
    private final CapTree from;
    private final long[] gone;
    private final long[] heirs;
    private PersistentLongMap<Entry> entries;
    private PersistentLongMap<Holding> holdings;
    private Holding.Counts counts;

    /** For each parent that stays, what it loses and what it gets. */
    private final Map<Long, List<Long>> lost = new TreeMap<>();

    private final Map<Long, List<Long>> inherited = new TreeMap<>();

    Removal(CapTree from, long[] gone) {
      this.from = from;
      this.gone = gone;
      this.heirs = new long[gone.length];
      this.entries = from.entries;
      this.holdings = from.holdings;
      this.counts = from.all.counts();
    }

    CapTree done() {
      Map<Long, List<Long>> owned = new TreeMap<>();
      Map<Long, Integer> made = new TreeMap<>();
      for (int i = 0; i < gone.length; i++) {
        Entry entry = from.entries.get(gone[i]);
        if (entry != null) {
          part(i, entry);
          CapNode node = entry.node;
          counts = counts.plus(node.rights(), -1);
          owned.computeIfAbsent(node.owner(), o -> new ArrayList<>()).add(node.id());
          if (node.maker() != CapNode.NO_MAKER) {
            made.merge(node.maker(), 1, Integer::sum);
          }
        }
      }
      entries = entries.without(gone);
      owned.forEach(this::disown);
      made.forEach((maker, count) -> hold(maker, held(maker).making(-count)));
      lost.forEach((parent, ids) -> children(parent, c -> c.without(array(ids))));
      inherited.forEach(this::inherit);
      Holding rest = new Holding(from.all.ids(), counts, 0);
      return new CapTree(entries, holdings, rest, from.nextId, from.asking);
    }

    /** Who becomes the parent of what stays; parents come before their children. */
    private void part(int i, Entry entry) {
      long parent = entry.node.parent();
      int above = Arrays.binarySearch(gone, 0, i, parent);
      heirs[i] = above < 0 ? parent : heirs[above];
      if (above < 0) {
        lost.computeIfAbsent(parent, p -> new ArrayList<>()).add(entry.node.id());
      }
      for (long child : entry.children.keys()) {
        if (Arrays.binarySearch(gone, child) < 0) {
          inherited.computeIfAbsent(heirs[i], p -> new ArrayList<>()).add(child);
        }
      }
    }

    private void disown(long owner, List<Long> ids) {
      Holding held = held(owner);
      Holding.Counts less = held.counts();
      for (long id : ids) {
        CapNode node = from.find(id);
        less = node == null ? less : less.plus(node.rights(), -1);
      }
      hold(owner, new Holding(held.ids().without(array(ids)), less, held.made()));
    }

    private Holding held(long owner) {
      Holding known = holdings.get(owner);
      return known == null ? Holding.NOTHING : known;
    }

    private void hold(long owner, Holding now) {
      holdings = put(holdings, owner, now);
    }

    private void inherit(long parent, List<Long> ids) {
      for (long id : ids) {
        Entry child = entries.get(id);
        if (child != null) {
          entries = entries.with(id, new Entry(child.node.withParent(parent), child.children));
        }
      }
      children(
          parent,
          children -> {
            PersistentLongMap<Boolean> more = children;
            for (long id : ids) {
              more = more.with(id, true);
            }
            return more;
          });
    }

    private void children(long parent, UnaryOperator<PersistentLongMap<Boolean>> change) {
      Entry entry = entries.get(parent);
      if (entry != null) {
        entries = entries.with(parent, new Entry(entry.node, change.apply(entry.children)));
      }
    }

    private static long[] array(List<Long> ids) {
      return ids.stream().mapToLong(Long::longValue).toArray();
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof CapTree that
            && nextId == that.nextId
            && asking.equals(that.asking)
            && entries.equals(that.entries));
  }

  @Override
  public int hashCode() {
    return Long.hashCode(nextId) * 31 + entries.size();
  }

  @Override
  public String toString() {
    return entries.size() + " capabilities" + asking;
  }
}
