package org.latticeipc.bytecode.jcstress;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.latticeipc.bytecode.copy.EntryName;
import org.latticeipc.bytecode.entry.Entry;
import org.latticeipc.bytecode.entry.ThreadTasks;
import org.latticeipc.bytecode.runtime.JavaWorld;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.machine.program.PropertyViolation;
import org.latticeipc.machine.program.Register;
import org.latticeipc.machine.program.Setup;

/** One jcstress test: its actors are the tasks, its result is the outcome. */
public final class StressTest implements Entry {
  private static final String RESULT = "result";
  private final String name;
  private final TestFacts facts;
  private final List<TestFacts> lineage = new ArrayList<>();
  private final Function<String, byte @Nullable []> source;
  private final OutcomeGrades grades;

  private StressTest(String name, TestFacts facts, Function<String, byte @Nullable []> source) {
    this.name = name;
    this.facts = facts;
    this.source = source;
    for (TestFacts f = facts; f != null; f = TestFacts.of(source.apply(f.superName))) {
      lineage.add(f);
      if (f.superName == null || f.superName.startsWith("java/")) {
        break;
      }
    }
    this.grades = new OutcomeGrades(facts.allOutcomes(source), facts.isTermination);
  }

  /**
   * The test of this name, or null if the class is none.
   *
   * @param source the bytes of a class of the user's by internal name, or null
   */
  public static @Nullable StressTest of(String name, Function<String, byte @Nullable []> source) {
    TestFacts facts = TestFacts.of(source.apply(name.replace('.', '/')));
    return facts != null && facts.isTest ? new StressTest(name, facts, source) : null;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public EntryName names() {
    return new EntryName(name, null, List.of(), List.of());
  }

  @Override
  public Grading grading() {
    return grades;
  }

  @Override
  public void declare(Setup setup, JavaWorld world, ClassLoader loader)
      throws ReflectiveOperationException {
    setup.holdsOnlyCells();
    Class<?> type = Class.forName(name, true, loader);
    Map<Class<?>, Object> objects = new LinkedHashMap<>();
    Object test = ThreadTasks.make(type);
    world.label(test, "");
    objects.put(type, test);
    List<Method> actors = methods(type, f -> f.actors);
    actors.addAll(methods(type, f -> f.signals));
    List<Method> arbiters = methods(type, f -> f.arbiters);
    @Nullable Object result = null;
    for (Method m : concat(actors, arbiters)) {
      for (Class<?> parameter : m.getParameterTypes()) {
        Object made = object(objects, parameter, world);
        result = isResult(parameter) ? made : result;
      }
    }
    Map<Method, TaskHandle> tasks = new LinkedHashMap<>();
    for (Method m : actors) {
      tasks.put(
          m,
          ThreadTasks.task(
              setup, world, m.getName(), ThreadTasks.bind(m, test, arguments(objects, m))));
    }
    if (world.usesSymmetry()) {
      interchange(setup, world, tasks);
    }
    List<MethodHandle> last = new ArrayList<>();
    for (Method m : arbiters) {
      last.add(ThreadTasks.bind(m, test, arguments(objects, m)));
    }
    Object shown = result;
    setup.afterwards(() -> finish(setup, world, last, shown));
  }

  private void interchange(Setup setup, JavaWorld world, Map<Method, TaskHandle> tasks) {
    boolean any = false;
    for (List<Method> group : ActorCode.groups(List.copyOf(tasks.keySet()), source)) {
      if (group.size() > 1) {
        setup.interchangeable(group.stream().map(tasks::get).toArray(TaskHandle[]::new));
        world.rests("symmetry exchanges " + group.stream().map(Method::getName).toList());
        any = true;
      }
    }
    if (!any) {
      List<String> names = tasks.keySet().stream().map(Method::getName).toList();
      world.rests("symmetry tells all actors apart: no two of " + names + " have the same code");
    }
  }

  private void finish(
      Setup setup, JavaWorld world, List<MethodHandle> arbiters, @Nullable Object result) {
    world.after();
    arbiters.forEach(ThreadTasks::call);
    String outcome = facts.isTermination ? "TERMINATED" : String.valueOf(result);
    setup.machine().note(new Register(RESULT, outcome));
    String fault = grades.fault(outcome);
    if (fault != null) {
      throw new PropertyViolation("forbidden-outcome", fault);
    }
  }

  private static List<Method> concat(List<Method> a, List<Method> b) {
    List<Method> all = new ArrayList<>(a);
    all.addAll(b);
    return all;
  }

  private Object object(Map<Class<?>, Object> objects, Class<?> type, JavaWorld world)
      throws ReflectiveOperationException {
    Object known = objects.get(type);
    if (known == null) {
      known = ThreadTasks.make(type);
      world.label(known, isResult(type) ? RESULT : "");
      objects.put(type, known);
    }
    return known;
  }

  private boolean isResult(Class<?> type) {
    TestFacts f = TestFacts.of(source.apply(type.getName().replace('.', '/')));
    return f != null && f.isResult;
  }

  private static List<Object> arguments(Map<Class<?>, Object> objects, Method m) {
    List<Object> arguments = new ArrayList<>();
    for (Class<?> parameter : m.getParameterTypes()) {
      arguments.add(objects.get(parameter));
    }
    return arguments;
  }

  private List<Method> methods(Class<?> type, Function<TestFacts, List<String>> names) {
    List<Method> found = new ArrayList<>();
    Class<?> c = type;
    for (TestFacts f : lineage) {
      for (String wanted : names.apply(f)) {
        for (Method m : c.getDeclaredMethods()) {
          boolean isNew = found.stream().noneMatch(o -> o.getName().equals(wanted));
          if (isNew && !m.isSynthetic() && m.getName().equals(wanted)) {
            found.add(m);
          }
        }
      }
      c = c.getSuperclass();
    }
    return found;
  }
}
