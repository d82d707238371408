package org.latticeipc.bytecode.loader;

import java.io.UncheckedIOException;
import java.util.List;
import org.latticeipc.bytecode.copy.ByteSource;
import org.latticeipc.bytecode.copy.EntryName;
import org.latticeipc.bytecode.copy.KeptClasses;
import org.latticeipc.bytecode.copy.ProgramRecipe;
import org.latticeipc.bytecode.rewrite.ClassRewriter;
import org.latticeipc.bytecode.rewrite.RefusalSites;
import org.latticeipc.bytecode.rewrite.RewrittenClasses;
import org.latticeipc.bytecode.runtime.ClassTable;
import org.latticeipc.bytecode.runtime.JavaWorld;
import org.latticeipc.bytecode.substitute.Parking;
import org.latticeipc.bytecode.whitelist.PureList;
import org.latticeipc.model.MemoryModel;
import org.objectweb.asm.ClassReader;

/** Defines the user's classes, and the JDK classes they need, in rewritten form. */
public final class RewritingLoader extends ClassLoader {
  private static final String RUNTIME = JavaWorld.class.getPackageName() + ".";
  private final ByteSource source;
  private final PureList pure;
  private final KeptClasses keeper;
  private final RewrittenClasses classes;
  private final ClassRewriter rewriter;
  private volatile boolean enteredJdk;
  private volatile boolean enteredQueues;

  /** A loader that keeps what copies of the tool need, and nothing for later processes. */
  public RewritingLoader(ByteSource source, PureList pure) {
    this(source, pure, KeptClasses.inMemory());
  }

  /**
   * @param keeper keeps the JDK's rewritten classes; made for this tool, this JDK and these pure
   *     classes
   */
  public RewritingLoader(ByteSource source, PureList pure, KeptClasses keeper) {
    super(JavaWorld.LOADER, ClassLoader.getPlatformClassLoader());
    this.source = source;
    this.pure = pure;
    this.keeper = keeper;
    this.classes = new RewrittenClasses(source, pure, this, keeper);
    this.rewriter = new ClassRewriter(classes);
    // The user's assertions are part of what is checked; the JDK's are none of the user's business.
    setDefaultAssertionStatus(true);
    setPackageAssertionStatus(RewrittenClasses.copies(), false);
    setPackageAssertionStatus(Parking.class.getPackageName(), false);
  }

  /** How a copy of the tool makes a program of the same classes. */
  public ProgramRecipe recipe(EntryName entry, MemoryModel model, int spurious, boolean symmetry) {
    return new ProgramRecipe(
        source, keeper, pure.named(), pure.trusted(), entry, model, spurious, symmetry);
  }

  /** What is known of the rewritten classes. */
  public ClassTable table() {
    return classes;
  }

  /**
   * Where a class of the user's would be refused when it runs; nothing is defined.
   *
   * @param name with dots
   * @throws IllegalArgumentException if there is no such class, it cannot be read, it has another
   *     name than its file, or it cannot be rewritten
   */
  public RefusalSites refusals(String name) {
    String internal = name.replace('.', '/');
    byte[] bytes;
    try {
      bytes = source.user(internal);
    } catch (UncheckedIOException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
    String own = bytes == null ? internal : new ClassReader(bytes).getClassName();
    if (!own.equals(internal)) {
      throw new IllegalArgumentException(
          "its file holds " + own.replace('/', '.') + "; name the folder above its package");
    }
    byte[] rewritten;
    try {
      rewritten = rewriter.rewrite(internal);
    } catch (RuntimeException e) {
      // Whatever the byte code of a stranger does to the rewriter is a fact about that class.
      throw new IllegalArgumentException("it cannot be rewritten: " + e, e);
    }
    return new RefusalSites(rewritten, classes::refusal);
  }

  /** Which classes stay as they are. */
  public PureList rules() {
    return pure;
  }

  /** The packages that are trusted. */
  public List<String> trusted() {
    return pure.trusted();
  }

  /** Counts as if a copy of a JDK class was defined. */
  public void entersJdk() {
    enteredJdk = true;
  }

  /** Whether the queue of threads that wait for a lock is explored as the JDK has it. */
  public boolean enteredQueues() {
    return enteredQueues;
  }

  /** Whether a copy of a JDK class was defined. */
  public boolean enteredJdk() {
    return enteredJdk;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (name.startsWith("java.")) {
      return super.loadClass(name, resolve);
    } else if (name.startsWith(RUNTIME) || pure.staysAsItIs(name.replace('.', '/'))) {
      return Class.forName(name, false, RewritingLoader.class.getClassLoader());
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded != null ? loaded : define(name, resolve);
    }
  }

  private Class<?> define(String name, boolean resolve) throws ClassNotFoundException {
    String internal = name.replace('.', '/');
    byte[] bytes;
    if (classes.isRewritten(internal)) {
      bytes = rewriter.rewrite(internal);
      enteredJdk |= RewrittenClasses.isCopy(internal);
      enteredQueues |= RewrittenClasses.isQueueOfLocks(internal);
    } else if (pure.isNamed(internal)) {
      bytes = source.user(internal);
    } else {
      bytes = null;
    }
    return bytes == null
        ? super.loadClass(name, resolve)
        : defineClass(name, bytes, 0, bytes.length);
  }
}
