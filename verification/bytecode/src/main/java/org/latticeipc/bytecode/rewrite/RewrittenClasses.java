package org.latticeipc.bytecode.rewrite;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.latticeipc.bytecode.copy.ByteSource;
import org.latticeipc.bytecode.copy.KeptClasses;
import org.latticeipc.bytecode.runtime.ClassTable;
import org.latticeipc.bytecode.runtime.ClassTable.SwitchLabel;
import org.latticeipc.bytecode.runtime.ObjectShape;
import org.latticeipc.bytecode.whitelist.PureList;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.tree.ClassNode;

/** The rewritten classes of one loader, numbered as they are first met. Thread-safe. */
public final class RewrittenClasses implements ClassTable {
  /** Kinds of what is kept: a class's code, its outline, and whether it is an interface. */
  private static final char CODE = 'c';

  private static final char OUTLINE = 'o';
  private static final char KIND = 'k';
  private final ByteSource source;
  private final PureList pure;
  private final ClassLoader loader;
  final Naming naming;
  private final List<ClassFacts> byId = new ArrayList<>();
  private final Map<String, ClassFacts> byName = new HashMap<>();
  private final Set<String> missing = new HashSet<>();
  private final Map<String, byte[]> generated = new HashMap<>();
  private final Map<String, Set<String>> jdkMethods = new HashMap<>();
  private final List<String> refusals = new ArrayList<>();
  private final List<List<SwitchLabel>> switches = new ArrayList<>();
  private final Map<String, Boolean> throwables = new ConcurrentHashMap<>();
  private final KeptClasses keeper;
  private int sites;

  /**
   * @param loader defines what is rewritten
   * @param keeper keeps the JDK's classes from one process to the next
   */
  public RewrittenClasses(
      ByteSource source, PureList pure, ClassLoader loader, KeptClasses keeper) {
    this.keeper = keeper;
    this.source = source;
    this.pure = pure;
    this.naming = new Naming(this::isInterface, pure.trusted());
    this.loader = loader;
  }

  PureList pure() {
    return pure;
  }

  // ---- byte code

  private boolean isInterface(String jdkName) {
    byte[] kept = keeper.get(KIND, jdkName);
    if (kept != null) {
      return kept[0] != 0;
    }
    byte[] bytes = source.system(jdkName);
    boolean found =
        bytes != null && (new ClassReader(bytes).getAccess() & Opcodes.ACC_INTERFACE) != 0;
    keeper.put(KIND, jdkName, new byte[] {(byte) (found ? 1 : 0)});
    return found;
  }

  /** Whether an interface that is not rewritten, or one above it, declares a method. */
  synchronized boolean jdkDeclares(String name, String method) {
    return jdkMethods.computeIfAbsent(name, this::jdkMethodsOf).contains(method);
  }

  private Set<String> jdkMethodsOf(String name) {
    Set<String> methods = new HashSet<>();
    List<String> left = new ArrayList<>(List.of(name));
    while (!left.isEmpty()) {
      byte[] bytes = source.system(left.remove(left.size() - 1));
      if (bytes != null) {
        ClassNode node = new ClassNode();
        new ClassReader(bytes)
            .accept(
                new ClassRemapper(node, naming),
                ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        node.methods.forEach(m -> methods.add(m.name + m.desc));
        left.addAll(node.interfaces);
      }
    }
    return methods;
  }

  private byte @Nullable [] bytes(String name) {
    byte[] made = generated.get(name);
    if (made != null) {
      return made;
    } else if (Naming.isCopy(name)) {
      return source.system(Naming.original(name));
    } else if (name.startsWith(Naming.SUBSTITUTE)) {
      return source.system(name);
    } else if (name.startsWith("java/") || name.startsWith(Naming.RUNTIME) || pure.isNamed(name)) {
      return null;
    }
    return source.user(name);
  }

  /** The package above all copies of the JDK's classes. */
  public static String copies() {
    return Naming.COPY.substring(0, Naming.COPY.length() - 1).replace('/', '.');
  }

  /** Whether a class, by internal name, is a copy of one of the JDK's. */
  public static boolean isCopy(String name) {
    return Naming.isCopy(name);
  }

  /** Whether a class, by internal name, is the copy of the one that queues who waits for a lock. */
  public static boolean isQueueOfLocks(String name) {
    return isCopy(name) && name.endsWith("/locks/AbstractQueuedSynchronizer");
  }

  /** Whether a class by its new name is rewritten. */
  public synchronized boolean isRewritten(String name) {
    return facts(name) != null;
  }

  // ---- what is kept from one process to the next

  /** Whether a class is the same for every program. */
  private static boolean isOfTool(String name) {
    return Naming.isCopy(name) || name.startsWith(Naming.SUBSTITUTE);
  }

  /** A class as an earlier process rewrote it, or null. */
  @Nullable PortableClass kept(String name) {
    byte[] content = isOfTool(name) ? keeper.get(CODE, name) : null;
    if (content == null) {
      return null;
    }
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(content))) {
      return PortableClass.read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  void keep(String name, PortableClass rewritten) {
    if (!isOfTool(name) || !rewritten.isKept()) {
      return;
    }
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(content)) {
      rewritten.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
    keeper.put(CODE, name, content.toByteArray());
  }

  // ---- classes by name

  /** The class as it was before. */
  synchronized byte[] original(String name) {
    byte[] bytes = bytes(name);
    if (bytes == null) {
      throw new IllegalArgumentException(name + " is not there");
    }
    return bytes;
  }

  /** The number of a class that is rewritten. */
  int number(String name) {
    return Objects.requireNonNull(facts(name), name).id;
  }

  /** The class with everything renamed. */
  ClassNode node(String name, byte[] bytes) {
    ClassNode node = new ClassNode();
    new ClassReader(bytes).accept(new ClassRemapper(node, naming), ClassReader.EXPAND_FRAMES);
    node.name = name;
    return node;
  }

  /** Adds a class that was made up. */
  synchronized void generate(String name, byte[] bytes) {
    generated.put(name, bytes);
  }

  synchronized @Nullable ClassFacts facts(String name) {
    ClassFacts known = byName.get(name);
    if (known != null || missing.contains(name) || name.startsWith("[")) {
      return known;
    }
    ClassNode node = outline(name);
    if (node == null) {
      missing.add(name);
      return null;
    }
    boolean isInterface = (node.access & Opcodes.ACC_INTERFACE) != 0;
    ClassFacts parent = isInterface || node.superName == null ? null : facts(node.superName);
    ClassFacts made = new ClassFacts(byId.size(), node, parent);
    byId.add(made);
    byName.put(name, made);
    return made;
  }

  /** A class without its code, or null if there is none that is rewritten. */
  private @Nullable ClassNode outline(String name) {
    byte[] kept = isOfTool(name) ? keeper.get(OUTLINE, name) : null;
    if (kept != null) {
      return ClassOutline.read(name, kept);
    }
    byte[] bytes = bytes(name);
    if (bytes == null) {
      return null;
    }
    ClassNode node = new ClassNode();
    new ClassReader(bytes)
        .accept(
            new ClassRemapper(node, naming),
            ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    node.name = name;
    if (isOfTool(name)) {
      keeper.put(OUTLINE, name, ClassOutline.of(node));
    }
    return node;
  }

  /** The field that an instruction means, or null if a class that is not rewritten declares it. */
  synchronized ClassFacts.@Nullable FieldFacts field(String owner, String name, String desc) {
    for (ClassFacts c = facts(owner); c != null; c = c.parent) {
      ClassFacts.FieldFacts found = c.fields.get(ClassFacts.key(name, desc));
      if (found != null) {
        return found;
      }
      for (String i : c.interfaces) {
        found = field(i, name, desc);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  /** A new number for a loop. */
  synchronized int nextSite() {
    return sites++;
  }

  /** A number for the labels of a switch. */
  synchronized int switchSite(List<SwitchLabel> labels) {
    switches.add(List.copyOf(labels));
    return switches.size() - 1;
  }

  /** A number for what is said when a call is refused. */
  synchronized int refusalSite(String message) {
    refusals.add(message);
    return refusals.size() - 1;
  }

  // ---- the running program's view

  @Override
  public synchronized int count() {
    return byId.size();
  }

  private synchronized ClassFacts get(int id) {
    return byId.get(id);
  }

  String internalName(int id) {
    return get(id).name;
  }

  @Override
  public String shown(String name) {
    return Naming.shown(name.replace('.', '/'));
  }

  /** Whether it is a class of exceptions, by its internal name. */
  boolean isThrowable(String name) {
    String top = name;
    for (ClassFacts c = facts(name); c != null; c = c.parent) {
      if (c.isInterface) {
        return false;
      }
      top = c.superName;
    }
    return throwables.computeIfAbsent(top, RewrittenClasses::isThrowableOfJdk);
  }

  private static boolean isThrowableOfJdk(String name) {
    try {
      String dotted = name.replace('/', '.');
      ClassLoader platform = ClassLoader.getPlatformClassLoader();
      return Throwable.class.isAssignableFrom(Class.forName(dotted, false, platform));
    } catch (ClassNotFoundException e) {
      return false; // one of the tool's, or one that --pure names
    }
  }

  @Override
  public String name(int id) {
    return internalName(id).replace('/', '.');
  }

  @Override
  public ObjectShape instances(int id) {
    return get(id).instances();
  }

  @Override
  public ObjectShape statics(int id) {
    return get(id).statics();
  }

  @Override
  public void constants(int id, Constants into) {
    for (ClassFacts.FieldFacts f : get(id).fields.values()) {
      if (f.isStatic() && f.value() != null) {
        into.constant(f.slot(), f.value());
      }
    }
  }

  @Override
  public int superclass(int id) {
    ClassFacts parent = get(id).parent;
    return parent == null ? -1 : parent.id;
  }

  @Override
  public boolean hasInitialiser(int id) {
    return get(id).hasInitialiser;
  }

  @Override
  public boolean isOfProgram(int id) {
    String name = get(id).name;
    return !Naming.isCopy(name) && !name.startsWith(Naming.SUBSTITUTE);
  }

  @Override
  public int id(Class<?> type) {
    if (type.getClassLoader() != loader) {
      return -1;
    }
    ClassFacts facts = facts(type.getName().replace('.', '/'));
    return facts == null ? -1 : facts.id;
  }

  @Override
  public int id(String name) {
    ClassFacts facts = facts(name.replace('.', '/'));
    return facts == null ? -1 : facts.id;
  }

  @Override
  public Class<?> load(int id) throws ClassNotFoundException {
    return Class.forName(name(id), true, loader);
  }

  @Override
  public String originalName(String name) {
    return Naming.shown(name.replace('.', '/'));
  }

  @Override
  public boolean mayHaveResource(String name) {
    return source.mayHave(name);
  }

  @Override
  public Class<?> forName(String name) throws ClassNotFoundException {
    try {
      return Class.forName(naming.map(name.replace('.', '/')).replace('/', '.'), false, loader);
    } catch (ClassNotFoundException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  @Override
  public synchronized List<SwitchLabel> labels(int site) {
    return switches.get(site);
  }

  @Override
  public synchronized String refusal(int site) {
    return refusals.get(site);
  }

  @Override
  public Class<?> threadClass() {
    try {
      return Class.forName((Naming.SUBSTITUTE + "JavaThread").replace('/', '.'), true, loader);
    } catch (ClassNotFoundException e) {
      throw new LinkageError("the stand-in for Thread is missing", e);
    }
  }

  @Override
  public boolean isShareable(Class<?> type) {
    return pure.mayShare(type);
  }
}
