package org.latticeipc.engine.seam;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What code on the seam must not use, because then it would not be the same code on every engine:
 * threads, monitors, locks, atomics, clocks, random sources, identity hash codes and collections in
 * hash order; nor may it know an engine. Judged on byte code.
 *
 * <p>Each module's test calls {@link #violations} with its own packages; so does a test with
 * classes that break each rule.
 */
public final class SeamRules {
  private static final List<String> ENGINES =
      List.of("org.latticeipc.engine", "org.latticeipc.model.axioms");
  private static final List<String> BANNED_PACKAGES =
      List.of("java.util.concurrent", "sun.misc", "jdk.internal");
  private static final Set<String> BANNED_CLASSES =
      Set.of(
          "java.lang.Thread",
          "java.lang.ThreadLocal",
          "java.lang.invoke.VarHandle",
          "java.util.Random",
          "java.util.SplittableRandom",
          "java.security.SecureRandom",
          "java.time.Clock",
          "java.util.Timer");
  private static final Set<String> BANNED_CALLS =
      Set.of(
          "java.lang.System.nanoTime",
          "java.lang.System.currentTimeMillis",
          "java.lang.System.identityHashCode",
          "java.lang.Math.random",
          "java.lang.Object.wait",
          "java.lang.Object.notify",
          "java.lang.Object.notifyAll",
          "java.time.Instant.now",
          "java.time.LocalDateTime.now",
          "java.time.ZonedDateTime.now",
          "java.util.UUID.randomUUID",
          "java.util.Collections.shuffle",
          "java.util.stream.Collectors.toSet",
          "java.util.stream.Collectors.toMap",
          "java.util.stream.Collectors.groupingBy");
  private static final Set<String> HASH_ORDERED =
      Set.of(
          "java.util.HashMap",
          "java.util.HashSet",
          "java.util.IdentityHashMap",
          "java.util.WeakHashMap",
          "java.util.Hashtable");

  private SeamRules() {}

  /** The classes of the packages and what is below them, tests left out. */
  public static JavaClasses mainClasses(String... packages) {
    // Names are all that is judged; reading the JDK's own classes takes most of the time.
    ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
    return new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .importPackages(packages);
  }

  /**
   * Everything in these classes that breaks a rule, each in one line, sorted.
   *
   * @param hashUsers full names of classes that may use hash-ordered collections, since they only
   *     look things up and never go through them
   */
  public static List<String> violations(Iterable<JavaClass> classes, Set<String> hashUsers) {
    TreeSet<String> found = new TreeSet<>();
    for (JavaClass c : classes) {
      dependencies(c, found);
      calls(c, hashUsers, found);
      for (JavaMethod method : c.getMethods()) {
        if (method.getModifiers().contains(JavaModifier.SYNCHRONIZED)) {
          found.add(method.getFullName() + " is synchronized");
        }
      }
      if (Monitors.areEnteredBy(c)) {
        found.add(c.getName() + " has a synchronized block");
      }
    }
    return new ArrayList<>(found);
  }

  private static void dependencies(JavaClass c, Set<String> found) {
    c.getDirectDependenciesFromSelf().stream()
        .map(d -> d.getTargetClass().getBaseComponentType())
        .filter(IS_BANNED)
        .forEach(target -> found.add(c.getName() + " depends on " + target.getName()));
  }

  private static final DescribedPredicate<JavaClass> IS_BANNED =
      DescribedPredicate.describe("banned on the seam", SeamRules::isBanned);

  private static boolean isBanned(JavaClass target) {
    String name = target.getName();
    return BANNED_CLASSES.contains(name) || isIn(target, BANNED_PACKAGES) || isIn(target, ENGINES);
  }

  private static boolean isIn(JavaClass target, List<String> packages) {
    String name = target.getPackageName();
    return packages.stream().anyMatch(p -> name.equals(p) || name.startsWith(p + "."));
  }

  private static void calls(JavaClass c, Set<String> hashUsers, Set<String> found) {
    for (JavaAccess<?> access : c.getAccessesFromSelf()) {
      String owner = access.getTargetOwner().getName();
      String target = owner + "." + access.getName();
      if (BANNED_CALLS.contains(target)) {
        found.add(c.getName() + " calls " + target);
      }
      if (access.getName().equals("<init>")
          && HASH_ORDERED.contains(owner)
          && !hashUsers.contains(c.getName())) {
        found.add(c.getName() + " makes a " + owner + ", whose order is not the same in every run");
      }
    }
  }
}
