package org.latticeipc.house;

import static java.util.stream.Collectors.joining;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a type offers to those who compile against it: for the type itself and for each of its
 * members that they may name or override, a key that finds it and a text that says what it is. The
 * same class file gives the same on every JDK.
 */
final class ApiLines {
  /** What every object has: declaring it anew offers nothing. */
  private static final Set<String> OF_EVERY_OBJECT =
      Set.of("equals(java.lang.Object)", "hashCode()", "toString()");

  private final SortedMap<String, String> lines = new TreeMap<>();
  private final String name;

  private ApiLines(Class<?> type) {
    this.name = type.getName().substring(type.getPackageName().length() + 1);
    lines.put(name, kind(type));
    for (Field field : type.getDeclaredFields()) {
      if (isOffered(field.getModifiers()) && !field.isSynthetic()) {
        String what = words(field.getModifiers()) + text(field.getAnnotatedType());
        lines.put(name + "." + field.getName(), what);
      }
    }
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (isOffered(constructor.getModifiers()) && !constructor.isSynthetic()) {
        add("new", constructor, "");
      }
    }
    for (Method method : type.getDeclaredMethods()) {
      if (isOffered(method.getModifiers()) && !method.isSynthetic()) {
        add(
            method.getName(),
            method,
            (method.isDefault() ? "default " : "") + text(method.getAnnotatedReturnType()));
      }
    }
  }

  /** The lines of a type, by key; none if the type is not offered. */
  static SortedMap<String, String> of(Class<?> type) {
    for (Class<?> at = type; at != null; at = at.getDeclaringClass()) {
      if (!isOffered(at.getModifiers()) || at.isAnonymousClass() || at.isLocalClass()) {
        return new TreeMap<>();
      }
    }
    return new ApiLines(type).lines;
  }

  private void add(String called, Executable what, String result) {
    List<String> parameters = new ArrayList<>();
    for (Type parameter : what.getGenericParameterTypes()) {
      parameters.add(parameter.getTypeName());
    }
    String key = called + "(" + String.join(", ", parameters) + ")";
    if (OF_EVERY_OBJECT.contains(key)) {
      return;
    }
    StringBuilder text = new StringBuilder(words(what.getModifiers()));
    text.append(variables(what.getTypeParameters())).append(result);
    for (int n = 0; n < what.getAnnotatedParameterTypes().length; n++) {
      if (isNullable(what.getAnnotatedParameterTypes()[n])) {
        text.append(" (argument ").append(n + 1).append(" may be null)");
      }
    }
    if (what.getGenericExceptionTypes().length > 0) {
      text.append(" throws ").append(names(what.getGenericExceptionTypes()));
    }
    lines.put(name + "." + key, text.toString().strip());
  }

  private static String kind(Class<?> type) {
    StringBuilder text = new StringBuilder();
    int modifiers = type.getModifiers();
    text.append(Modifier.isProtected(modifiers) ? "protected " : "public ");
    if (type.isEnum()) {
      text.append("enum");
    } else if (type.isAnnotation()) {
      text.append("@interface");
    } else {
      text.append(Modifier.isFinal(modifiers) ? "final " : "");
      text.append(Modifier.isAbstract(modifiers) && !type.isInterface() ? "abstract " : "");
      text.append(type.isSealed() ? "sealed " : "");
      text.append(type.isInterface() ? "interface" : type.isRecord() ? "record" : "class");
    }
    String variables = variables(type.getTypeParameters()).strip();
    text.append(variables.isEmpty() ? "" : " " + variables);
    Type parent = type.getGenericSuperclass();
    if (parent != null && parent != Object.class && !type.isEnum() && !type.isRecord()) {
      text.append(" extends ").append(parent.getTypeName());
    }
    if (type.getGenericInterfaces().length > 0 && !type.isAnnotation()) {
      text.append(" implements ").append(names(type.getGenericInterfaces()));
    }
    if (type.isSealed() && !type.isEnum()) {
      text.append(" permits ");
      text.append(
          Arrays.stream(type.getPermittedSubclasses())
              .map(Class::getName)
              .sorted()
              .collect(joining(", ")));
    }
    return text.toString();
  }

  private static String variables(TypeVariable<?>[] variables) {
    if (variables.length == 0) {
      return "";
    }
    return Arrays.stream(variables).map(ApiLines::variable).collect(joining(", ", "<", "> "));
  }

  private static String variable(TypeVariable<?> variable) {
    String bounds = names(variable.getBounds()).replace(", ", " & ");
    return bounds.equals("java.lang.Object") ? variable.getName() : variable + " extends " + bounds;
  }

  private static String names(Type[] types) {
    return Arrays.stream(types).map(Type::getTypeName).collect(joining(", "));
  }

  private static String text(AnnotatedType type) {
    return (isNullable(type) ? "@Nullable " : "") + type.getType().getTypeName();
  }

  private static boolean isNullable(AnnotatedElement type) {
    return type.isAnnotationPresent(Nullable.class);
  }

  private static boolean isOffered(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }

  private static String words(int modifiers) {
    int telling =
        Modifier.PUBLIC | Modifier.PROTECTED | Modifier.ABSTRACT | Modifier.STATIC | Modifier.FINAL;
    return Modifier.toString(modifiers & telling) + " ";
  }
}
