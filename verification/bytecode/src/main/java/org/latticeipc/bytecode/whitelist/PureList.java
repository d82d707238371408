package org.latticeipc.bytecode.whitelist;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * What code that is not rewritten may be called, and whose objects may be shared between threads.
 * Everything else is refused. Immutable; thread-safe.
 *
 * <p>The rules are in {@code pure.txt} beside this class, one a line: {@code call NAME} lets a
 * class, or a package written with a final slash, be called; {@code jdk NAME} lets copies of the
 * JDK's own classes call it; {@code deny CLASS.METHOD} takes a method out ({@code *} for any class;
 * with the arguments' descriptor only that one); {@code share NAME} lets instances be shared, for
 * they never change. Names are internal ones, with slashes.
 */
public final class PureList {
  /** The package of locks. */
  public static final String LOCKS = "java.util.concurrent.locks";

  /** The package of references to what may be collected. */
  public static final String REFERENCES = "java.lang.ref";

  /** The packages in whose place something simpler can be explored, and what that is. */
  private static final Map<String, String> TRUSTABLE =
      new TreeMap<>(
          Map.of(
              LOCKS,
              "a location that threads wait for is in the place of its queue of waiting threads,"
                  + " and no lock is fair",
              REFERENCES,
              "nothing is collected, so no reference is cleared but by the program itself"));

  private final Set<String> classes = new HashSet<>();
  private final Set<String> innards = new HashSet<>();
  private final Set<String> packages = new LinkedHashSet<>();
  private final Set<String> denied = new HashSet<>();
  private final Set<String> shared = new HashSet<>();
  private final Set<String> sharedPackages = new LinkedHashSet<>();
  private final Set<String> named = new HashSet<>();
  private final List<String> trusted;
  private final List<String> asTheyAre;

  /**
   * The rules that come with the tool and classes that the user vouches for.
   *
   * @param more names with dots
   */
  public PureList(List<String> more) {
    this(more, List.of());
  }

  /**
   * The same, with packages that are trusted.
   *
   * @param trusted {@link #LOCKS}, {@link #REFERENCES}
   * @throws IllegalArgumentException if one of them is another
   */
  public PureList(List<String> more, List<String> trusted) {
    this(more, trusted, List.of());
  }

  /**
   * The same, with packages whose classes stay as they are, and may be called and shared.
   *
   * @param asTheyAre internal names with a final slash; what is below them too
   */
  public PureList(List<String> more, List<String> trusted, List<String> asTheyAre) {
    this.asTheyAre = List.copyOf(asTheyAre);
    for (String name : trusted) {
      if (!TRUSTABLE.containsKey(name)) {
        throw new IllegalArgumentException(
            "found '" + name + "', expected " + String.join(" or ", TRUSTABLE.keySet()));
      }
    }
    this.trusted = trusted.stream().sorted().distinct().toList();
    try (InputStream in = PureList.class.getResourceAsStream("pure.txt");
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8))) {
      lines.lines().map(String::strip).forEach(this::rule);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (String name : more) {
      named.add(name.replace('.', '/'));
    }
  }

  private void rule(String line) {
    if (line.isEmpty() || line.startsWith("#")) {
      return;
    }
    int space = line.indexOf(' ');
    String name = line.substring(space + 1).strip();
    switch (line.substring(0, space)) {
      case "call" -> (name.endsWith("/") ? packages : classes).add(name);
      case "jdk" -> innards.add(name);
      case "deny" -> denied.add(name);
      case "share" -> (name.endsWith("/") ? sharedPackages : shared).add(name);
      default -> throw new IllegalStateException("pure.txt: " + line);
    }
  }

  /**
   * Whether a method of a class that is not rewritten may be called.
   *
   * @param descriptor of the method
   * @param byJdk whether a copy of one of the JDK's classes calls
   */
  public boolean mayCall(String owner, String method, String descriptor, boolean byJdk) {
    if (isNamed(owner) || (byJdk && innards.contains(owner))) {
      return true;
    }
    return allows(owner)
        && !denied.contains(owner + "." + method)
        && !denied.contains(owner + "." + method + arguments(descriptor))
        && !denied.contains(packageOf(owner) + "*." + method);
  }

  /** Whether anything of a class may be used. */
  public boolean allows(String owner) {
    return isNamed(owner)
        || staysAsItIs(owner)
        || classes.contains(owner)
        || classes.contains(outermost(owner))
        || packages.contains(packageOf(owner));
  }

  /** Whether the user vouches for the class. */
  public boolean isNamed(String owner) {
    return named.contains(owner) || named.contains(outermost(owner));
  }

  /** Whether the class is one of a package that stays as it is. */
  public boolean staysAsItIs(String owner) {
    return asTheyAre.stream().anyMatch(owner::startsWith);
  }

  /** The packages that are trusted, with dots, sorted. */
  public List<String> trusted() {
    return trusted;
  }

  /** What is explored in the place of a trusted package, in words. */
  public static String inPlaceOf(String trusted) {
    return Objects.requireNonNull(TRUSTABLE.get(trusted));
  }

  /** The classes that the user vouches for, with dots. */
  public List<String> named() {
    return named.stream().map(n -> n.replace('/', '.')).sorted().toList();
  }

  /** Whether instances never change, so that they may be shared. */
  public boolean mayShare(Class<?> type) {
    if (Proxy.isProxyClass(type)) {
      return staysAsItIs(type.getInterfaces()[0].getName().replace('.', '/'));
    }
    for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
      String name = c.getName().replace('.', '/');
      if (isNamed(name)
          || staysAsItIs(name)
          || shared.contains(name)
          || sharedPackages.contains(packageOf(name))) {
        return true;
      }
    }
    return false;
  }

  private static String arguments(String descriptor) {
    return descriptor.substring(0, descriptor.indexOf(')') + 1);
  }

  private static String outermost(String name) {
    int dollar = name.indexOf('$');
    return dollar < 0 ? name : name.substring(0, dollar);
  }

  private static String packageOf(String name) {
    return name.substring(0, name.lastIndexOf('/') + 1);
  }
}
