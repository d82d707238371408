package org.latticeipc.explorer.state;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.EnginePackage;
import org.latticeipc.machine.Memo;

/**
 * What an object holds itself: elements of an array, values of fields, of a collection or atomic of
 * the JDK; of a class its static fields. Of other objects of the JDK, of machines and engines, and
 * of classes that let nobody look, nothing is known. Thread-safe.
 */
final class Contents {
  private static final Object[] NOTHING = {};
  private static final Pattern IMMUTABLE =
      Pattern.compile("Immutable|Unmodifiable|Singleton|Empty");

  private static final ClassValue<Boolean> ENGINE =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          Package home = type.getPackage();
          return home != null && home.isAnnotationPresent(EnginePackage.class);
        }
      };

  private static final ClassValue<Field[]> FIELDS =
      new ClassValue<>() {
        @Override
        protected Field[] computeValue(Class<?> type) {
          List<Field> fields = new ArrayList<>();
          for (Class<?> at = type; at != null && !isJdk(at); at = at.getSuperclass()) {
            add(fields, at, false);
          }
          return fields.toArray(Field[]::new);
        }
      };

  private static final ClassValue<Field[]> STATICS =
      new ClassValue<>() {
        @Override
        protected Field[] computeValue(Class<?> type) {
          List<Field> fields = new ArrayList<>();
          add(fields, type, true);
          return fields.toArray(Field[]::new);
        }
      };

  private Contents() {}

  private static void add(List<Field> fields, Class<?> type, boolean statics) {
    for (Field field : type.getDeclaredFields()) {
      int modifiers = field.getModifiers();
      Class<?> held = field.getType();
      boolean constant =
          Modifier.isFinal(modifiers)
              && (held.isPrimitive() || held == String.class || held.isEnum());
      if (Modifier.isStatic(modifiers) != statics
          || statics && (constant || field.isSynthetic())
          || field.isAnnotationPresent(Memo.class)
          || !field.trySetAccessible()) {
        continue;
      }
      fields.add(field);
    }
  }

  private static boolean isJdk(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    return loader == null || loader == ClassLoader.getPlatformClassLoader();
  }

  /** Whether it is compared by its value, and has no parts. */
  static boolean isValue(@Nullable Object held) {
    return held == null
        || held instanceof String
        || held instanceof Number && isJdk(held.getClass()) && isBoxed(held)
        || held instanceof Boolean
        || held instanceof Character
        || held instanceof Enum<?>;
  }

  private static boolean isBoxed(Object held) {
    return "java.lang".equals(held.getClass().getPackageName())
        || "java.math".equals(held.getClass().getPackageName());
  }

  /** The class whose static fields the object's code can see most directly, or null. */
  static @Nullable Class<?> home(Object held) {
    Class<?> type = held.getClass();
    Class<?> home = type.isHidden() ? type.getNestHost() : type;
    return type.isArray() || isJdk(home) || ENGINE.get(home) || home.isEnum() ? null : home;
  }

  /** What the object holds now. */
  static @Nullable Object[] of(Object held) {
    Class<?> type = held.getClass();
    if (held instanceof Class<?> home) {
      return values(STATICS.get(home), null);
    } else if (type.isArray()) {
      return elements(held);
    } else if (isJdk(type)) {
      return ofJdk(held);
    } else if (ENGINE.get(type)) {
      return NOTHING;
    }
    return values(FIELDS.get(type), held);
  }

  private static @Nullable Object[] elements(Object array) {
    if (array instanceof Object[] references) {
      return references.clone();
    }
    @Nullable Object[] elements = new Object[Array.getLength(array)];
    for (int i = 0; i < elements.length; i++) {
      elements[i] = Array.get(array, i);
    }
    return elements;
  }

  private static @Nullable Object[] values(Field[] fields, @Nullable Object held) {
    @Nullable Object[] values = new Object[fields.length];
    for (int i = 0; i < fields.length; i++) {
      try {
        values[i] = fields[i].get(held);
      } catch (IllegalAccessException | InaccessibleObjectException hidden) {
        values[i] = null;
      }
    }
    return values;
  }

  private static @Nullable Object[] ofJdk(Object held) {
    try {
      if (held instanceof Collection<?> collection) {
        return collection.toArray();
      } else if (held instanceof Map<?, ?> map) {
        List<@Nullable Object> all = new ArrayList<>(map.keySet());
        all.addAll(map.values());
        return all.toArray();
      } else if (held instanceof AtomicReference<?> reference) {
        return new Object[] {reference.get()};
      } else if (held instanceof AtomicReferenceArray<?> references) {
        @Nullable Object[] all = new Object[references.length()];
        for (int i = 0; i < all.length; i++) {
          all[i] = references.get(i);
        }
        return all;
      } else if (held instanceof Optional<?> optional) {
        return new Object[] {optional.orElse(null)};
      } else if (isText(held)) {
        return new Object[] {held.toString()};
      }
    } catch (ConcurrentModificationException | UnsupportedOperationException unknown) {
      return NOTHING;
    }
    return NOTHING;
  }

  /** Whether its text is all there is to it: string builders, bit sets, numbers and flags. */
  private static boolean isText(Object held) {
    return held instanceof CharSequence
        || held instanceof BitSet
        || "java.util.concurrent.atomic".equals(held.getClass().getPackageName());
  }

  /** Whether its parts are places that stay, as elements of an array and fields do. */
  static boolean hasPlaces(Object held) {
    return held instanceof Class<?> || held.getClass().isArray() || !isJdk(held.getClass());
  }

  /**
   * Whether what it holds could change without a trace in what it leads to. Cells and machines are
   * the engine's, and immutable collections stay as they are.
   */
  static boolean isMutable(Object held) {
    Class<?> type = held.getClass();
    if (held instanceof Class<?> home) {
      return hasVariable(STATICS.get(home));
    } else if (held instanceof Object[] references) {
      return references.length > 0
          && (references[0] == null || !ENGINE.get(references[0].getClass()));
    } else if (type.isArray()) {
      return Array.getLength(held) > 0;
    } else if (isJdk(type)) {
      return !IMMUTABLE.matcher(type.getName()).find()
          && (held instanceof Collection<?> || held instanceof Map<?, ?> || isText(held));
    }
    return !ENGINE.get(type) && hasVariable(FIELDS.get(type));
  }

  private static boolean hasVariable(Field[] fields) {
    for (Field field : fields) {
      if (!Modifier.isFinal(field.getModifiers())) {
        return true;
      }
    }
    return false;
  }

  /** Whether two things held are the same thing. */
  static boolean same(@Nullable Object a, @Nullable Object b) {
    return a == b || a != null && isValue(a) && a.equals(b);
  }
}
