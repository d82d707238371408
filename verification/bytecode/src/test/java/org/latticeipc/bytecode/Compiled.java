package org.latticeipc.bytecode;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.latticeipc.bytecode.check.JavaCheck;
import org.latticeipc.bytecode.check.JavaOptions;
import org.latticeipc.bytecode.check.JavaResult;
import org.latticeipc.bytecode.check.JavaTargets;
import org.latticeipc.bytecode.copy.ByteSource;
import org.latticeipc.bytecode.entry.Entry;
import org.latticeipc.bytecode.loader.RewritingLoader;
import org.latticeipc.bytecode.loader.UserClasses;
import org.latticeipc.bytecode.whitelist.PureList;
import org.latticeipc.engine.host.HostMachine;
import org.latticeipc.ipc.lock.QuaternionSpinlock;
import org.latticeipc.kernel.Kernel;
import org.latticeipc.machine.LongCell;
import org.latticeipc.model.MemoryModel;
import org.latticeipc.scheduler.DagScheduler;
import org.openjdk.jcstress.infra.results.I_Result;
import sample.Hidden;

/** The compiled samples, explored. */
final class Compiled {
  private static final Duration BUDGET = Duration.ofSeconds(120);
  private static final List<Path> CLASS_PATH =
      List.of(
          place(Hidden.class),
          place(I_Result.class),
          place(QuaternionSpinlock.class),
          place(HostMachine.class),
          place(DagScheduler.class),
          place(Kernel.class),
          place(LongCell.class));
  private static final UserClasses CLASSES = open();
  private static final RewritingLoader LOADER =
      new RewritingLoader(CLASSES, new PureList(List.of()));

  private Compiled() {}

  private static Path place(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<Path> classPath() {
    return CLASS_PATH;
  }

  static UserClasses classes() {
    return CLASSES;
  }

  private static UserClasses open() {
    try {
      return new UserClasses(CLASS_PATH);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static Entry entry(String name) {
    try {
      List<Entry> found =
          new JavaTargets(CLASS_PATH, CLASSES).find(List.of(name), Pattern.compile(""));
      return found.get(0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static RewritingLoader loader() {
    return LOADER;
  }

  /** The samples, and the JDK's classes, of which it counts how many were read. */
  static ByteSource countingReads(AtomicInteger reads) {
    return new ByteSource() {
      @Override
      public byte @Nullable [] user(String name) {
        return CLASSES.user(name);
      }

      @Override
      public byte @Nullable [] system(String name) {
        reads.incrementAndGet();
        return CLASSES.system(name);
      }
    };
  }

  static JavaResult explore(String name, MemoryModel model, RewritingLoader loader) {
    return new JavaCheck(loader, List.of()).run(entry(name), JavaOptions.of(model).within(BUDGET));
  }

  static JavaResult explore(String name, MemoryModel model) {
    return explore(name, model, LOADER);
  }

  static JavaResult explore(String name, MemoryModel model, Duration budget) {
    return new JavaCheck(LOADER, List.of()).run(entry(name), JavaOptions.of(model).within(budget));
  }
}
