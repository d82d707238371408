package org.latticeipc.bytecode.runtime;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * Objects that are there without anybody of the program making them, so that all tasks have the
 * same: classes, enum constants, literals, small boxes, and what the JDK keeps, such as {@code
 * Optional.empty()} or {@code System.out}. They are named by what they are: the same in every
 * execution and for every worker, whoever uses one first. So what a task comes upon, and set-up did
 * not, is learnt, and the exploration begins again.
 *
 * <p>That the JDK keeps an object is known once a second call of a task comes upon it, which
 * nothing that the first one made could do. Confined as {@link JavaWorld} is.
 */
@NullUnmarked // objects of the explored program
final class KnownObjects {
  private static final String LEARNT = "known ";

  /** Between the name of a class and an object's text. */
  private static final char IS = '=';

  /** Names that objects have which this process has seen twice. */
  private static final Set<String> FOUND = new HashSet<>();

  /** Which call of a task came upon an object of the JDK's first; by identity. */
  private static final Map<Sight, Long> SEEN = new HashMap<>();

  private static final ReferenceQueue<Object> GONE = new ReferenceQueue<>();

  /** Where an object is. */
  private record Place(int task, int number, int base) {}

  private final Map<Sight, Place> givenOut = new HashMap<>();
  private final Map<String, Integer> ranks = new HashMap<>();

  /** Names of the classes of what was learnt. */
  private final Set<String> types = new HashSet<>();

  private final Map<Object, ObjectHeader> byContent = new HashMap<>();
  private final Map<String, ObjectHeader> byName = new HashMap<>();

  /** Set-up begins: what was learnt has its names. */
  void begin(Collection<String> learnt, CallState setUp) {
    givenOut.clear();
    ranks.clear();
    byContent.clear();
    byName.clear();
    types.clear();
    for (String each : new TreeSet<>(learnt)) {
      if (each.startsWith(LEARNT)) {
        String name = each.substring(LEARNT.length());
        add(name, setUp);
        types.add(name.substring(0, Math.max(0, name.indexOf(IS))));
      }
    }
  }

  private void add(String name, CallState setUp) {
    if (!ranks.containsKey(name)) {
      ranks.put(name, setUp.nextLocation);
      setUp.nextLocation += ObjectShape.FIRST;
    }
  }

  /** Set-up initialises a class, so that tasks need not learn of it if they lock it. */
  void initialised(String type, CallState setUp) {
    add("class " + type, setUp);
  }

  /** The header of an object that is the same if it has the same content. */
  ObjectHeader ofContent(Object object) {
    ObjectHeader h = byContent.get(object);
    if (h == null) {
      h = named(name(object), object);
      h.label(
          object instanceof Class<?> c
              ? "class " + JavaWorld.simpleName(c)
              : String.valueOf(object));
      byContent.put(object, h);
    }
    return h;
  }

  private ObjectHeader named(String name, Object object) {
    JavaWorld world = JavaWorld.active();
    if (!ranks.containsKey(name)) {
      if (JavaWorld.now() != world.setUp) {
        JavaWorld.learn(LEARNT + name);
        throw new IllegalStateException(name + " was learnt, and is not known");
      }
      add(name, world.setUp);
    }
    int base = ranks.get(name);
    // Numbers below those of what set-up makes.
    ObjectHeader h = new ObjectHeader(0, -1 - base, object, ObjectShape.BARE, ObjectShape.FIRST);
    h.locatedAt(base);
    return h;
  }

  /** An object that is published may give this one out, and nobody is asked. */
  void givenOut(Object object, ObjectHeader h) {
    forget();
    givenOut.put(new Sight(object), new Place(h.task, h.number, h.base()));
  }

  /** The header of an object that another one gave out, or null. */
  @Nullable ObjectHeader givenOut(Object object) {
    Place place = givenOut.isEmpty() ? null : givenOut.get(new Sight(object));
    if (place == null) {
      return null;
    }
    ObjectHeader h =
        new ObjectHeader(place.task, place.number, object, ObjectShape.BARE, ObjectShape.FIRST);
    h.locatedAt(place.base);
    return h;
  }

  private void forget() {
    for (Reference<?> gone = GONE.poll(); gone != null; gone = GONE.poll()) {
      Sight sight = (Sight) gone;
      SEEN.remove(sight);
      givenOut.remove(sight);
    }
  }

  /**
   * The header of an object that the JDK keeps, or null if it is not known to, so that the call has
   * made it, or comes upon it first.
   */
  @Nullable ObjectHeader kept(Object object, CallState call) {
    if (!mayBeKept(object)) {
      return null;
    }
    forget();
    Long first = SEEN.putIfAbsent(new Sight(object), call.serial);
    boolean seen = first != null && first != call.serial;
    if (!seen && !types.contains(SharedValues.publicName(object.getClass()))) {
      return null; // nor is it asked for its text, which may be long
    }
    String name = name(object);
    if (seen) {
      FOUND.add(name);
      if (!ranks.containsKey(name)) {
        JavaWorld.learn(LEARNT + name);
      }
    } else if (FOUND.contains(name) || !ranks.containsKey(name)) {
      return null; // one that is made anew, with the same text
    }
    ObjectHeader h = byName.get(name);
    if (h == null) {
      h = named(name, object);
      h.label(JavaWorld.simpleName(object.getClass()) + " " + text(object));
      byName.put(name, h);
    }
    return isSame(h.object, object) ? h : null;
  }

  @SuppressWarnings("ReferenceEquality") // identity is the question
  private static boolean isSame(Object a, Object b) {
    return a == b;
  }

  /** Texts, boxes and exceptions are made anew, and so is what holds them. */
  private static boolean mayBeKept(Object object) {
    return !(object instanceof String
        || object instanceof Integer
        || object instanceof Long
        || object instanceof Short
        || object instanceof Character
        || object instanceof Float
        || object instanceof Double
        || object instanceof Throwable
        || object instanceof Optional<?> o && o.isPresent()
        || object.getClass().isArray());
  }

  /** The same on every machine: without hash codes of identities, which come after an @. */
  private static String name(Object object) {
    if (object instanceof Class<?> type) {
      return "class " + type.getName();
    }
    return SharedValues.publicName(object.getClass()) + IS + text(object);
  }

  private static String text(Object object) {
    String text = object instanceof Enum<?> e ? e.name() : String.valueOf(object);
    return text.replaceAll("@[0-9a-f]+", "");
  }

  /** An object by its identity, as long as it is there. */
  private static final class Sight extends WeakReference<Object> {
    private final int hash;

    Sight(Object object) {
      super(object, GONE);
      hash = System.identityHashCode(object);
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // identity is the question
    public boolean equals(Object other) {
      return this == other || (other instanceof Sight that && get() != null && get() == that.get());
    }
  }
}
