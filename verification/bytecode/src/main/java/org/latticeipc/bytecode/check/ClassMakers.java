package org.latticeipc.bytecode.check;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Supplier;
import org.latticeipc.bytecode.check.SharedClasses.SentJar;
import org.latticeipc.bytecode.copy.KeptClasses;
import org.latticeipc.bytecode.copy.ProgramMaker;
import org.latticeipc.bytecode.copy.ProgramRecipe;
import org.latticeipc.bytecode.copy.ToolCopy;
import org.latticeipc.bytecode.loader.UserClasses;
import org.latticeipc.explorer.file.Digest;

/**
 * What makes the programs of {@link SharedClasses} in this process: a copy of the tool for each
 * thread, kept for the last few programs. Thread-safe.
 */
final class ClassMakers {
  /** So many programs, class paths and lists of pure classes are kept ready. */
  private static final int KEPT = 2;

  private static final int CHUNK = 1 << 16;

  private static final Map<SharedClasses, Map<Thread, ProgramMaker>> MAKERS = new LinkedHashMap<>();
  private static final Map<List<SentJar>, UserClasses> CLASSES = new LinkedHashMap<>();
  private static final Map<List<List<String>>, KeptClasses> JDK = new LinkedHashMap<>();

  private ClassMakers() {}

  /**
   * The calling thread's maker.
   *
   * @throws IllegalArgumentException if a jar is not there, or is another one
   */
  static ProgramMaker of(SharedClasses source) {
    SharedClasses all = source.knowing(List.of(), List.of());
    synchronized (MAKERS) {
      return kept(MAKERS, all, WeakHashMap::new)
          .computeIfAbsent(Thread.currentThread(), thread -> made(all));
    }
  }

  private static ProgramMaker made(SharedClasses source) {
    UserClasses classes = kept(CLASSES, source.jars(), () -> open(source.jars()));
    KeptClasses jdk = kept(JDK, List.of(source.pure(), source.trusted()), KeptClasses::inMemory);
    return ToolCopy.maker(
        JavaPrograms.class,
        new ProgramRecipe(
            classes,
            jdk,
            source.pure(),
            source.trusted(),
            source.entry(),
            source.model(),
            source.spurious(),
            source.symmetry()));
  }

  private static <K, V> V kept(Map<K, V> map, K key, Supplier<V> making) {
    V known = map.remove(key);
    V value = known == null ? making.get() : known;
    map.put(key, value); // as the newest
    if (map.size() > KEPT) {
      map.remove(map.keySet().iterator().next());
    }
    return value;
  }

  /** Those that are no longer kept are closed when nobody has them any more. */
  private static UserClasses open(List<SentJar> jars) {
    List<Path> parts = new ArrayList<>();
    jars.forEach(jar -> parts.add(found(jar)));
    try {
      return new UserClasses(parts);
    } catch (IOException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /**
   * Where a jar is on this machine.
   *
   * @throws IllegalArgumentException if it is not, or is another one
   */
  static Path found(SentJar jar) {
    boolean isOther = false;
    for (Path place : places(jar)) {
      if (Files.isRegularFile(place)) {
        if (sum(place).equals(jar.sum())) {
          return place;
        }
        isOther = true;
      }
    }
    throw new IllegalArgumentException(
        isOther
            ? jar.name() + ": found another content, expected that of " + jar.path()
            : jar.name() + " is not there; send it along by -cp or -Dspark.jars");
  }

  /** Where a jar may be: at its place, with what was sent, on this process's class path. */
  private static List<Path> places(SentJar jar) {
    List<Path> places = new ArrayList<>();
    places.add(Path.of(jar.path()));
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    for (; loader != null; loader = loader.getParent()) {
      if (loader instanceof URLClassLoader known) {
        for (URL url : known.getURLs()) {
          add(places, url, jar.name());
        }
      }
    }
    for (String part : System.getProperty("java.class.path", "").split(File.pathSeparator, -1)) {
      if (part.endsWith(jar.name())) {
        places.add(Path.of(part));
      }
    }
    return places;
  }

  private static void add(List<Path> places, URL url, String name) {
    if (!url.getPath().endsWith(name)) {
      return;
    }
    try {
      places.add(Path.of(url.toURI()));
    } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
      return; // no file of this machine
    }
  }

  /**
   * A sum of a file's content.
   *
   * @throws IllegalArgumentException if it cannot be read
   */
  static String sum(Path file) {
    Digest digest = new Digest();
    byte[] chunk = new byte[CHUNK];
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        digest.add(chunk, n);
      }
      return digest.hex();
    } catch (IOException e) {
      throw new IllegalArgumentException(file + " cannot be read: " + e.getMessage(), e);
    }
  }
}
