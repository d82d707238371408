package org.latticeipc.scenarios.language.step.kernel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.latticeipc.kernel.Kernel;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.result.ExoError;
import org.latticeipc.kernel.result.ExoResult;
import org.latticeipc.scenarios.format.Formula;
import org.latticeipc.scenarios.format.Shape;
import org.latticeipc.scenarios.format.Value;
import org.latticeipc.scenarios.language.execution.Action;
import org.latticeipc.scenarios.language.execution.TaskContext;
import org.latticeipc.scenarios.language.part.BoundedFault;
import org.latticeipc.scenarios.language.step.ExpectedAnswer;
import org.latticeipc.scenarios.language.step.StepDefinition;
import org.latticeipc.scenarios.language.step.StepShapes;
import org.latticeipc.scenarios.language.step.StepTypes;
import org.latticeipc.scenarios.language.step.SymbolTable;

/**
 * A step that is one call of the kernel: its keys are the call's arguments, and what it answers
 * goes into a register or is the name of something new. Built once for the format.
 */
final class KernelCall {
  /** What a call may answer. */
  static final List<String> ANSWERS = ExpectedAnswer.words(ExoError.class);

  /** The longest wait of a step, in ticks. */
  static final Shape.Whole TICKS = StepShapes.whole("ticks", 0, 1L << 40);

  private static final long LARGEST = 1 << 20;

  private final String name;
  private final StepShapes.Builder shape;
  private final List<String> caps = new ArrayList<>();
  private final List<String> numbers = new ArrayList<>();
  private final Map<String, Bounds> bounds = new LinkedHashMap<>();
  private final Map<String, String> parts = new LinkedHashMap<>();
  private final List<String> upcalls = new ArrayList<>();
  private String into = "";
  private String as = "";
  private boolean divided;

  private KernelCall(String name) {
    this.name = name;
    this.shape = StepShapes.fields(name);
  }

  /** A step under its word in files. */
  static KernelCall named(String name) {
    return new KernelCall(name);
  }

  /** A capability, under a key. */
  KernelCall on(String key, String kind, String about) {
    shape.need(key, StepShapes.name(kind + "'s name"), about);
    caps.add(key);
    return this;
  }

  /** A number that must be given. */
  KernelCall number(String key, String about) {
    shape.need(key, StepShapes.formula(), about);
    numbers.add(key);
    return this;
  }

  /** A number that must be given, and if it is known must be one of these. */
  KernelCall number(String key, String about, long least, long most) {
    bounds.put(key, new Bounds(least, most));
    return number(key, about);
  }

  /** A number that is 0 if left out. */
  KernelCall mayNumber(String key, String about) {
    shape.may(key, StepShapes.formula(), about);
    numbers.add(key);
    return this;
  }

  /** A number that is 0 if left out, and if it is known must be one of these. */
  KernelCall mayNumber(String key, String about, long least, long most) {
    bounds.put(key, new Bounds(least, most));
    return mayNumber(key, about);
  }

  /** A number that is 0 if left out, of a part of what a key says, counted from 0. */
  KernelCall mayPart(String key, String of, String about) {
    parts.put(key, of);
    return mayNumber(key, about);
  }

  private record Bounds(long least, long most) {}

  /** Steps that the kernel calls back. */
  KernelCall upcall(String key, StepTypes types, String about) {
    shape.may(key, types.shape(), about);
    upcalls.add(key);
    return this;
  }

  /** A register that gets a number. */
  KernelCall into(String about) {
    shape.need("into", StepShapes.name("a register's name"), about);
    into = "into";
    return this;
  }

  /** As {@link #into}, for what not everybody wants to know. */
  KernelCall mayInto(String about) {
    shape.may("into", StepShapes.name("a register's name"), about);
    into = "into";
    return this;
  }

  /** A name for what is made, which may fail for want of room. */
  KernelCall makes(String about) {
    shape.need("as", StepShapes.name("a name"), about);
    as = "as";
    return this;
  }

  /** For tasks of divided CPUs only. */
  KernelCall onDividedCpu() {
    divided = true;
    return this;
  }

  /** A single value stands for this key. */
  KernelCall main(String key) {
    shape.main(key);
    return this;
  }

  /** What is called. */
  @FunctionalInterface
  interface Call {
    ExoResult<?> with(Given given);
  }

  /** The step that makes the call. */
  StepDefinition does(StepTypes types, Call call) {
    return ExpectedAnswer.fields(shape, ANSWERS)
        .step((body, scope) -> compile(body, scope, types, call));
  }

  private Action compile(Value body, SymbolTable scope, StepTypes types, Call call) {
    if (divided) {
      scope.needDividedCpu(body.at(), name);
    } else if (caps.isEmpty()) {
      scope.needDomain(body.at(), name);
    }
    Map<String, String> on = new LinkedHashMap<>();
    caps.forEach(key -> on.put(key, scope.capability(body.need(key))));
    Map<String, Formula> values = new LinkedHashMap<>();
    numbers.forEach(
        key -> {
          Value given = body.get(key);
          values.put(key, given == null ? new Formula.Constant(0L) : scope.formula(given));
        });
    bounds.forEach((key, range) -> requireWithin(body, key, range.least, range.most, scope));
    parts.forEach((key, of) -> requirePart(body, key, of, scope));
    Map<String, Action> back = new LinkedHashMap<>();
    for (String key : upcalls) {
      if (body.get(key) != null) {
        back.put(key, scope.perhaps(() -> types.compile(body.list(key), scope)));
      }
    }
    Value register = into.isEmpty() ? null : body.get(into);
    String set = register == null ? "" : scope.register(register);
    String made = as.isEmpty() ? "" : body.need(as).text();
    if (!made.isEmpty()) {
      scope.make(SymbolTable.Kind.CAPABILITY, made);
    }
    ExpectedAnswer answers = ExpectedAnswer.of(body, name, scope);
    return task -> {
      Given given = new Given(task, on, values, back);
      answers.take(
          task,
          !made.isEmpty() && task.strikes(BoundedFault.ALLOC_FAIL)
              ? ExoResult.refused(ExoError.QUOTA, "a fault")
              : call.with(given),
          value -> keep(task, set, made, value));
    };
  }

  private static void keep(TaskContext task, String register, String made, Object value) {
    if (!made.isEmpty()) {
      task.keep("cap " + made, value);
    } else if (!register.isEmpty()) {
      task.set(register, value instanceof Boolean is ? Long.valueOf(is ? 1 : 0) : value);
    }
  }

  /** The arguments of a call. */
  record Given(
      TaskContext task,
      Map<String, String> caps,
      Map<String, Formula> numbers,
      Map<String, Action> upcalls) {

    Kernel kernel() {
      return task.environment().kernel();
    }

    Domain caller() {
      return task.caller();
    }

    ExoCap cap(String key) {
      return task.capability(found(caps, key));
    }

    long number(String key) {
      return task.number(found(numbers, key));
    }

    /** A number that is a size or an index: what is out of range stays so. */
    int small(String key) {
      return KernelCall.small(task, found(numbers, key));
    }

    /** Does the steps of an upcall; false if there are none. */
    boolean callBack(String key) {
      @Nullable Action steps = upcalls.get(key);
      if (steps != null) {
        steps.run(task);
      }
      return steps != null;
    }

    private static <T> T found(Map<String, T> map, String key) {
      T value = map.get(key);
      if (value == null) {
        throw new IllegalStateException("no key '" + key + "'");
      }
      return value;
    }
  }

  /** Refuses a number that cannot be before anything runs, unless the file wants it refused. */
  static void requireWithin(Value body, String key, long least, long most, SymbolTable scope) {
    Value given = body.get(key);
    if (given == null || body.get("gives") != null || body.get("result") != null) {
      return;
    }
    Set<String> read = new TreeSet<>();
    given.formula().collect(read);
    if (!read.isEmpty()) {
      return;
    }
    try {
      long number = given.formula().number(name -> 0L);
      if (number < least || number > most) {
        scope.problem(
            given.at(),
            "found "
                + number
                + ", expected '"
                + key
                + "' "
                + (most == Long.MAX_VALUE
                    ? "of " + least + " or more"
                    : "from " + least + " to " + most));
      }
    } catch (ArithmeticException e) {
      scope.problem(given.at(), "cannot evaluate: " + e.getMessage());
    }
  }

  /** As {@link #requireWithin}, of a part of something whose size the file says. */
  static void requirePart(Value body, String key, String of, SymbolTable scope) {
    Long size = scope.sizeOf(body.need(of).text());
    if (size != null) {
      requireWithin(body, key, 0, size - 1, scope);
    }
  }

  /** A number that is a size or an index: what is out of range stays so. */
  static int small(TaskContext task, Formula formula) {
    return (int) Math.max(-1, Math.min(LARGEST, task.number(formula)));
  }
}
