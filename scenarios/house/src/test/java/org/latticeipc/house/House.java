package org.latticeipc.house;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * All modules of the project: their main sources, and the classes they were compiled to. Classes
 * without a source among them, which tools made, are left out.
 */
final class House {
  /** The root of all our packages, with its point. */
  static final String ROOT = "org.latticeipc.";

  private static final String SOURCES = "src/main/java";
  private static final String CLASSES = "target/classes";

  /** One source file. */
  record Source(String module, String packageName, String simpleName, Path file) {
    boolean isPackageInfo() {
      return simpleName.equals("package-info");
    }

    String text() {
      try {
        return Files.readString(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private final Path root;
  private final List<String> modules;
  private final List<Source> sources = new ArrayList<>();
  private final SortedMap<String, List<JavaClass>> classes = new TreeMap<>();

  private House(Path root) {
    this.root = root;
    this.modules = modules(root, "");
    modules.forEach(this::readSources);
    importClasses();
  }

  /** The house this test is in, looked at once. */
  static House here() {
    return Here.HOUSE;
  }

  private static final class Here {
    static final House HOUSE = find();
  }

  private static House find() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.isRegularFile(folder.resolve("ARCHITECTURE.md"))) {
      folder = folder.getParent();
    }
    if (folder == null) {
      throw new IllegalStateException("no folder above has ARCHITECTURE.md");
    }
    return new House(folder);
  }

  Path root() {
    return root;
  }

  /** The modules with sources, as folders below the root, in the order of the build. */
  List<String> modules() {
    return modules;
  }

  List<Source> sources() {
    return sources;
  }

  /** The modules of a folder's POM, those of profiles left out, or the folder itself. */
  private static List<String> modules(Path root, String folder) {
    List<String> inside = modulesIn(root.resolve(folder).resolve("pom.xml"));
    if (inside.isEmpty()) {
      return List.of(folder);
    }
    return inside.stream()
        .flatMap(name -> modules(root, folder.isEmpty() ? name : folder + "/" + name).stream())
        .toList();
  }

  private static List<String> modulesIn(Path pom) {
    try {
      NodeList found =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(pom.toFile())
              .getElementsByTagName("module");
      List<String> names = new ArrayList<>();
      for (int i = 0; i < found.getLength(); i++) {
        Node list = found.item(i).getParentNode();
        boolean ofProfile = list.getParentNode() instanceof Element e && !isProject(e);
        if (list.getNodeName().equals("modules") && !ofProfile) {
          names.add(found.item(i).getTextContent().strip());
        }
      }
      return names;
    } catch (IOException | ParserConfigurationException | SAXException e) {
      throw new IllegalStateException(pom + " cannot be read", e);
    }
  }

  private static boolean isProject(Element element) {
    return element.getTagName().equals("project");
  }

  private void readSources(String module) {
    Path folder = root.resolve(module).resolve(SOURCES);
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .sorted()
          .forEach(file -> sources.add(source(module, folder, file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Source source(String module, Path folder, Path file) {
    Path relative = folder.relativize(file);
    String packageName =
        relative.getParent() == null
            ? ""
            : relative.getParent().toString().replace('\\', '/').replace('/', '.');
    String name = file.getFileName().toString();
    return new Source(module, packageName, name.substring(0, name.length() - 5), file);
  }

  private boolean hasSources(String module) {
    return sources.stream().anyMatch(source -> source.module().equals(module));
  }

  /** Modules with sources that were not compiled. */
  List<String> missing() {
    return modules.stream()
        .filter(this::hasSources)
        .filter(module -> !Files.isDirectory(root.resolve(module).resolve(CLASSES)))
        .toList();
  }

  /** The classes of every compiled module, by module. */
  SortedMap<String, List<JavaClass>> classes() {
    return classes;
  }

  private void importClasses() {
    List<Path> folders = new ArrayList<>();
    for (String module : modules) {
      Path folder = root.resolve(module).resolve(CLASSES);
      if (hasSources(module) && Files.isDirectory(folder)) {
        folders.add(folder);
        classes.put(module, new ArrayList<>());
      }
    }
    for (JavaClass each : new ClassFileImporter().importPaths(folders)) {
      sources.stream()
          .filter(source -> isOf(each, source))
          .findFirst()
          .map(source -> classes.get(source.module()))
          .ifPresent(found -> found.add(each));
    }
  }

  private static boolean isOf(JavaClass each, Source source) {
    return each.getPackageName().equals(source.packageName())
        && each.getSource()
            .flatMap(origin -> origin.getFileName())
            .filter((source.simpleName() + ".java")::equals)
            .isPresent();
  }
}
