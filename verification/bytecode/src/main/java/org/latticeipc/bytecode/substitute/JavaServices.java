package org.latticeipc.bytecode.substitute;

import java.util.Collections;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;
import org.latticeipc.bytecode.runtime.CallHooks;

/**
 * {@code java.util.ServiceLoader} that finds nothing, which is noted among the assumptions: what
 * asks for a service then does what it does without one.
 */
public final class JavaServices<S> implements Iterable<S> {
  private JavaServices() {}

  public static <S> JavaServices<S> load(Class<S> service) {
    CallHooks.assume("no service " + service.getName() + " is found");
    return new JavaServices<>();
  }

  public static <S> JavaServices<S> load(Class<S> service, ClassLoader loader) {
    return load(service);
  }

  public static <S> JavaServices<S> loadInstalled(Class<S> service) {
    return load(service);
  }

  @Override
  public Iterator<S> iterator() {
    return Collections.emptyIterator();
  }

  /** A stream of providers, which are never there. */
  public Stream<Object> stream() {
    return Stream.empty();
  }

  public Optional<S> findFirst() {
    return Optional.empty();
  }

  /** There is nothing to forget. */
  public void reload() {
    // Nothing was found, and nothing will be.
  }

  @Override
  public String toString() {
    return "no services";
  }
}
