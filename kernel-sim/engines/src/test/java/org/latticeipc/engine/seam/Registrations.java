package org.latticeipc.engine.seam;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.latticeipc.machine.program.Property;
import org.latticeipc.machine.program.PropertyRegistry;
import org.latticeipc.machine.program.Variant;
import org.latticeipc.machine.program.VariantRegistry;
import org.latticeipc.machine.program.VariantSource;

/**
 * Whether every property and every wrong part of a module can be found by its name: a property is
 * in {@link PropertyRegistry}, a wrong part is used by a {@link Variant} in {@link
 * VariantRegistry}.
 */
public final class Registrations {
  private Registrations() {}

  /**
   * What is in these classes and cannot be found, each in one line, sorted: properties, variants,
   * and other classes of packages named {@code variant}.
   */
  public static List<String> missing(Iterable<JavaClass> classes) {
    TreeSet<String> missing = new TreeSet<>();
    for (JavaClass c : classes) {
      if (!isConcrete(c)) {
        continue;
      } else if (c.isAssignableTo(Property.class)) {
        require(
            properties().contains(c.getName()), c, "a property that is not registered", missing);
      } else if (c.isAssignableTo(Variant.class)) {
        require(variants().contains(c.getName()), c, "no source names its variants", missing);
      } else if (isWrongPart(c)) {
        require(isUsed(c), c, "a wrong part that no registered variant uses", missing);
      }
    }
    return new ArrayList<>(missing);
  }

  private static void require(boolean found, JavaClass c, String otherwise, TreeSet<String> told) {
    if (!found) {
      told.add(c.getName() + ": " + otherwise);
    }
  }

  private static boolean isConcrete(JavaClass c) {
    return !c.isInterface()
        && c.isTopLevelClass()
        && !c.getModifiers().contains(JavaModifier.ABSTRACT);
  }

  private static boolean isWrongPart(JavaClass c) {
    return c.getPackageName().endsWith(".variant")
        && !c.getSimpleName().equals("package-info")
        && !c.isAssignableTo(VariantSource.class);
  }

  private static boolean isUsed(JavaClass c) {
    return c.getDirectDependenciesToSelf().stream()
        .anyMatch(use -> variants().contains(use.getOriginClass().getName()));
  }

  private static TreeSet<String> properties() {
    return PropertyRegistry.all().values().stream()
        .map(property -> property.getClass().getName())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static TreeSet<String> variants() {
    return VariantRegistry.all().values().stream()
        .map(variant -> ((Enum<?>) variant).getDeclaringClass().getName())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
