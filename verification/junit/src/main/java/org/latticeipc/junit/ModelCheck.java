package org.latticeipc.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Races;
import org.latticeipc.explorer.result.Reduction;
import org.latticeipc.model.MemoryModel;
import org.latticeipc.model.ReleaseSequences;

/**
 * Explores every execution of a program under each of the models and fails unless all is as
 * expected. The program is the test method itself, or comes from the method of the test class that
 * {@link #program()} names.
 *
 * <p>A method without parameters is <em>plain Java</em>: it may start threads, use {@code
 * java.util.concurrent} and call whatever assertions it likes. Its class and all that it uses are
 * loaded once more, in a rewritten form in which each field, element, monitor and thread is the
 * explorer's (docs/JAVA.md). Each execution has a fresh test object; methods marked {@code
 * BeforeEach} and {@code AfterEach} run in it. An exception that leaves the method or a thread is a
 * violation of {@code uncaught-exception}.
 *
 * <p>A method that takes a {@link org.latticeipc.machine.program.Setup} is a program on the seam,
 * which makes cells and tasks of its own.
 *
 * <pre>{@code
 * @ModelCheck
 * void twoThreads_countTwo() throws InterruptedException {
 *   Thread other = new Thread(counter::increment);
 *   other.start();
 *   counter.increment();
 *   other.join();
 *   assertEquals(2, counter.get());
 * }
 *
 * @ModelCheck(models = {SC, RC11}, complete = 3)
 * void messagePassing(Setup setup) { … }
 *
 * @ModelCheck(program = "queue", violates = "no-deadlock")
 * void queue_withoutWakeup_deadlocks(Result result) { … }
 * }</pre>
 *
 * <p>Fails if a property is violated (the trace is published as an attachment), if a budget or
 * bound was hit, if nothing was explored, if an expectation is not met. A method that takes a
 * {@link org.latticeipc.explorer.result.Result} gets it after these checks and may make more of its
 * own.
 *
 * <p>On the seam many executions share one test instance: shared state lives in cells that the
 * program makes. The program is explored once more with its own classes rewritten, and a field,
 * array element, collection, atomic or static that two tasks use and one of them changes is a
 * violation of {@code only-cells}, with its name, the tasks and the lines.
 */
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@TestTemplate
@ExtendWith(ModelCheckExtension.class)
public @interface ModelCheck {
  /**
   * The memory models, one test invocation for each; none stands for {@code JMM} for plain Java and
   * {@code RC11} on the seam.
   */
  MemoryModel[] models() default {};

  /** Name of the method of the test class that takes nothing and gives the program. */
  String program() default "";

  /**
   * Names of classes that plain Java may call as they are: functions of their arguments, for which
   * the author vouches. On the seam, of classes whose objects never change, so that tasks may share
   * them beside cells.
   */
  String[] pure() default {};

  /**
   * Packages of which plain Java's verdict trusts the classes, {@code java.util.concurrent.locks}
   * so far: a location stands for their queues, which is far quicker to explore.
   */
  String[] trust() default {};

  /** How many waits of each thread may end for no reason, in plain Java. */
  int spurious() default 0;

  /** Expected numbers of complete executions: none, one for all models, or one for each. */
  long[] complete() default {};

  /**
   * The expected set of outcomes, {@code "a:r0=1; b:r0=0"}; empty for no expectation. Plain Java
   * has none.
   */
  String[] outcomes() default {};

  /** The property that must be violated; empty if none may be. */
  String violates() default "";

  /** Seconds after which the exploration is given up and the test fails. */
  long budgetSeconds() default 60;

  /** How many threads explore; of plain Java each has classes and statics of its own. */
  int jobs() default 1;

  /**
   * What is done about data races; by default what the model says, and for plain Java they are
   * reported.
   */
  Races races() default Races.BY_MODEL;

  /** Which writes continue a release sequence. */
  ReleaseSequences releaseSequences() default ReleaseSequences.CPP20;

  /** Sound reductions; with any, the expected counts are those of the reduced exploration. */
  Reduction[] reduce() default {};

  /** CPUs of the machine, on the seam. */
  int cpus() default 2;

  /** Seed of {@code Machine.random}, on the seam. */
  long seed() default 0;

  /** Events after which a task is cut and the test fails as inconclusive. */
  int maxEventsPerTask() default ExplorerOptions.DEFAULT_MAX_EVENTS;
}
