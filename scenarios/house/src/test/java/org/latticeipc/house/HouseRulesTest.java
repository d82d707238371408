package org.latticeipc.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The rules of the house, over the classes and sources of all modules. Each says first that it saw
 * them. Run with the other modules, or alone with {@code -Dlattice.house.partial}, when modules
 * that were not compiled are left out.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HouseRulesTest {
  private static final int ROOM = 25;
  private static final int LEAST_MODULES = 17;
  private static final int LEAST_FILES = 700;
  private static final int LEAST_CLASSES = 1000;
  private static final List<String> ENGINES =
      List.of("engine.host", "engine.sim", "engine.plain", "explorer");

  private final House house = House.here();
  private final SortedMap<String, List<JavaClass>> byModule = house.classes();
  private final List<JavaClass> classes = new ArrayList<>();

  static boolean isPartial() {
    return System.getProperty("lattice.house.partial") != null;
  }

  @BeforeAll
  void gatherClasses() {
    byModule.values().forEach(classes::addAll);
  }

  @Test
  void house_isSeenWhole() {
    if (!isPartial()) {
      assertEquals(
          List.of(),
          house.missing(),
          "not compiled; build all modules, or -Dlattice.house.partial");
      assertTrue(classes.size() >= LEAST_CLASSES, () -> classes.size() + " classes");
      byModule.forEach(
          (module, found) -> assertTrue(!found.isEmpty(), () -> "no class seen of " + module));
    }
    assertTrue(house.modules().size() >= LEAST_MODULES, () -> "modules: " + house.modules());
    assertTrue(house.sources().size() >= LEAST_FILES, () -> house.sources().size() + " files");
  }

  /** A rule that sees no dependency could not be broken. */
  @Test
  void dependencies_areSeen() {
    List<JavaClass> command = below(List.of("scenarios.command"));
    assertTrue(
        dependencies(command, target -> isBelow(target, List.of("engine"))).stream()
            .anyMatch(line -> line.contains("RunVerb knows engine.sim.SimulatedMachine")));
    assertEquals(List.of(), dependencies(command, target -> isBelow(target, List.of("engine.si"))));
  }

  @Test
  void machine_needsOnlyTheJdkAndJspecify() {
    List<JavaClass> machine = byModule.getOrDefault("kernel-sim/machine", List.of());
    assertSaw(machine, 60);
    SortedSet<String> own =
        machine.stream()
            .map(JavaClass::getPackageName)
            .collect(Collectors.toCollection(TreeSet::new));
    assertNone(
        dependencies(
            machine,
            target ->
                !own.contains(target.getPackageName())
                    && !isIn(target, "java.")
                    && !isIn(target, "javax.")
                    && !isIn(target, "org.jspecify.")));
  }

  @Test
  void engines_doNotKnowEachOther() {
    List<String> wrong = new ArrayList<>();
    for (String engine : ENGINES) {
      List<JavaClass> own = below(List.of(engine));
      assertSaw(own, 5);
      List<String> others = ENGINES.stream().filter(other -> !other.equals(engine)).toList();
      wrong.addAll(dependencies(own, target -> isBelow(target, others)));
    }
    assertNone(wrong);
  }

  @Test
  void system_knowsNoEngine() {
    List<JavaClass> system = below(List.of("kernel", "ipc", "scheduler"));
    assertSaw(system, 200);
    assertNone(dependencies(system, target -> isBelow(target, List.of("engine", "explorer"))));
  }

  /** What reads programs from text and files makes them for whatever engine there is. */
  @Test
  void frontEnds_knowNoEngine() {
    List<JavaClass> frontEnds =
        below(
            List.of(
                "scenarios.language",
                "scenarios.format",
                "scenarios.json",
                "litmus.syntax",
                "litmus.compile",
                "litmus.condition",
                "litmus.memory",
                "litmus.code"));
    assertSaw(frontEnds, 100);
    assertNone(dependencies(frontEnds, target -> isBelow(target, List.of("engine", "explorer"))));
  }

  /**
   * Wrong parts and what judges parts are chosen from outside; the parts do not know of them. The
   * harnesses of Lincheck and jcstress choose too: there a class is a test of one wrong part.
   */
  @Test
  void propertiesAndVariants_areKnownToThoseWhoChoose_only() {
    List<String> chosen =
        List.of(
            "kernel.property",
            "kernel.variant",
            "ipc.property",
            "ipc.variant",
            "scheduler.property",
            "scheduler.variant");
    assertSaw(below(chosen), 30);
    List<JavaClass> others = new ArrayList<>(classes);
    others.removeAll(below(chosen));
    others.removeAll(
        below(List.of("programs", "catalogue", "lincheck", "jcstress", "scenarios.language")));
    assertSaw(others, 300);
    assertNone(dependencies(others, target -> isBelow(target, chosen)));
  }

  @Test
  void modules_haveNoCycle() {
    Arrows arrows = HousePicture.modules(byModule);
    assertTrue(isPartial() || arrows.nodes().size() >= LEAST_MODULES, () -> "" + arrows.nodes());
    assertNone(arrows.cycles());
  }

  @Test
  void packages_haveNoCycle() {
    Arrows arrows = new Arrows();
    for (JavaClass each : classes) {
      arrows.node(each.getPackageName());
      for (Dependency dependency : each.getDirectDependenciesFromSelf()) {
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        if (isIn(target, House.ROOT)) {
          arrows.add(each.getPackageName(), target.getPackageName(), example(dependency));
        }
      }
    }
    assertTrue(
        isPartial() || arrows.nodes().size() >= 80, () -> arrows.nodes().size() + " packages");
    assertNone(arrows.cycles());
  }

  @Test
  void rooms_haveAtMostTwentyFiveFiles() {
    SortedMap<String, Integer> files = new TreeMap<>();
    for (House.Source source : house.sources()) {
      if (!source.isPackageInfo()) {
        files.merge(source.packageName(), 1, Integer::sum);
      }
    }
    assertTrue(files.size() >= 80, () -> files.size() + " packages");
    assertNone(
        files.entrySet().stream()
            .filter(room -> room.getValue() > ROOM)
            .map(room -> room.getKey() + " has " + room.getValue() + " files, at most " + ROOM)
            .toList());
  }

  @Test
  void rooms_areDescribed() {
    SortedSet<String> rooms = new TreeSet<>();
    SortedSet<String> described = new TreeSet<>();
    List<String> wrong = new ArrayList<>();
    for (House.Source source : house.sources()) {
      rooms.add(source.packageName());
      if (source.isPackageInfo()) {
        described.add(source.packageName());
        if (!source.text().startsWith("/**") || !source.text().contains("\n@NullMarked\n")) {
          wrong.add(source.file() + " has no description or is not @NullMarked");
        }
      }
    }
    assertTrue(described.size() >= 80, () -> described.size() + " packages");
    rooms.removeAll(described);
    rooms.forEach(room -> wrong.add(room + " has no package-info"));
    assertNone(wrong);
  }

  @Test
  void simpleNames_standOnce() {
    SortedMap<String, SortedSet<String>> packages = new TreeMap<>();
    for (House.Source source : house.sources()) {
      if (!source.isPackageInfo()) {
        packages
            .computeIfAbsent(source.simpleName(), name -> new TreeSet<>())
            .add(source.packageName());
      }
    }
    assertTrue(packages.size() >= LEAST_FILES - 100, () -> packages.size() + " names");
    assertNone(
        packages.entrySet().stream()
            .filter(name -> name.getValue().size() > 1)
            .map(name -> name.getKey() + " in " + String.join(" and in ", name.getValue()))
            .toList());
  }

  /** Roots of packages by which a qualified name in code is told from a chain of fields. */
  private static final Pattern QUALIFIED =
      Pattern.compile(
          "(?<![\\w.])(?:java|javax|jdk|org|com|net|me|picocli|gov|kotlin)(?:\\.[a-z_]\\w*)*\\.[A-Z]\\w*");

  @Test
  void code_importsWhatItNames() {
    List<String> wrong = new ArrayList<>();
    int lines = 0;
    for (House.Source source : house.sources()) {
      int number = 0;
      for (String line : new JavaText(source.text()).code()) {
        number++;
        lines++;
        Matcher matcher = QUALIFIED.matcher(line);
        if (!line.matches("\\s*(import|package) .*") && matcher.find()) {
          wrong.add(place(source, number) + ": " + matcher.group());
        }
      }
    }
    int seen = lines;
    assertTrue(seen > 30_000, () -> seen + " lines");
    assertNone(wrong);
  }

  /**
   * A name in a string is not seen by compiler and tools; only the entry of a child JVM needs one.
   */
  @Test
  void strings_nameNoneOfOurPackages() {
    SortedSet<String> entries = new TreeSet<>();
    for (House.Source source : house.sources()) {
      if (source.text().contains("public static void main(String[]")) {
        entries.add(source.packageName() + "." + source.simpleName());
      }
    }
    assertTrue(entries.size() >= 2, () -> "entries: " + entries);
    List<String> wrong = new ArrayList<>();
    int literals = 0;
    for (House.Source source : house.sources()) {
      for (JavaText.Literal literal : new JavaText(source.text()).literals()) {
        literals++;
        if (literal.text().startsWith(House.ROOT) && !entries.contains(literal.text())) {
          wrong.add(place(source, literal.line()) + ": \"" + literal.text() + '"');
        }
      }
    }
    int seen = literals;
    assertTrue(seen > 3_000, () -> seen + " literals");
    assertNone(wrong);
  }

  private String place(House.Source source, int line) {
    return house.root().relativize(source.file()) + ":" + line;
  }

  private List<JavaClass> below(Collection<String> packages) {
    return classes.stream().filter(each -> isBelow(each, packages)).toList();
  }

  private static boolean isBelow(JavaClass each, Collection<String> packages) {
    return packages.stream().anyMatch(name -> isIn(each, House.ROOT + name + "."));
  }

  /** Whether a class is in a package, named with its point, or in one below it. */
  private static boolean isIn(JavaClass each, String packageName) {
    return (each.getBaseComponentType().getPackageName() + ".").startsWith(packageName);
  }

  /** A line for each class and class it depends on, where that is not allowed. */
  private static List<String> dependencies(
      Collection<JavaClass> from, Predicate<JavaClass> forbidden) {
    SortedMap<String, String> found = new TreeMap<>();
    for (JavaClass each : from) {
      for (Dependency dependency : each.getDirectDependenciesFromSelf()) {
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        if (!target.isPrimitive() && forbidden.test(target)) {
          found.put(each.getName() + " " + target.getName(), example(dependency));
        }
      }
    }
    return List.copyOf(found.values());
  }

  private static String example(Dependency dependency) {
    return dependency.getOriginClass().getName().replace(House.ROOT, "")
        + " knows "
        + dependency.getTargetClass().getBaseComponentType().getName().replace(House.ROOT, "")
        + " "
        + dependency.getSourceCodeLocation();
  }

  private static void assertSaw(Collection<JavaClass> seen, int least) {
    assertTrue(isPartial() || seen.size() >= least, () -> "saw only " + seen.size() + " classes");
  }

  private static void assertNone(Collection<String> wrong) {
    assertTrue(wrong.isEmpty(), () -> wrong.size() + " found:\n" + String.join("\n", wrong));
  }
}
