package org.latticeipc.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latticeipc.bytecode.check.JavaCheck;
import org.latticeipc.bytecode.check.JavaOptions;
import org.latticeipc.bytecode.check.JavaResult;
import org.latticeipc.bytecode.loader.RewritingLoader;
import org.latticeipc.bytecode.whitelist.PureList;
import org.latticeipc.explorer.result.Verdict;
import org.latticeipc.model.MemoryModel;
import org.latticeipc.trace.TaskTable;

/** Compiled classes whose search is shared out by bytes have the answer of one machine. */
class SharedClassesTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  static Path folder;

  private static final List<Path> JARS = new ArrayList<>();

  @BeforeAll
  static void pack() {
    for (Path part : Compiled.classPath()) {
      JARS.add(
          Files.isDirectory(part)
              ? JarOfClasses.write(part, folder.resolve("part-" + JARS.size() + ".jar"))
              : part);
    }
  }

  private static JavaCheck check() {
    return new JavaCheck(
        new RewritingLoader(Compiled.classes(), new PureList(List.of())), List.of());
  }

  private static JavaResult one(String name, JavaOptions options) {
    return check().run(Compiled.entry("sample." + name), options);
  }

  private static JavaResult shared(String name, JavaOptions options, SlicedCluster cluster)
      throws Exception {
    return check().runBy(cluster, Compiled.entry("sample." + name), options);
  }

  /** Everything that an answer says but how long it took. */
  private static String summary(JavaResult result) {
    return "%s %s %s, outcomes %s, table %s, races %s, violations %s, assuming %s, eager %s %s"
        .formatted(
            result.name(),
            result.verdict(),
            result.reasons(),
            result.outcomes(),
            result.table(),
            result.races(),
            result.violations().stream()
                .map(
                    v ->
                        v.property()
                            + ": "
                            + v.message()
                            + v.explanation()
                            + TaskTable.lines(v.trace(), 120))
                .collect(Collectors.joining("; ")),
            result.assumptions(),
            new TreeSet<>(result.eager()),
            result.learnt());
  }

  private static String counts(JavaResult result) {
    return "%d complete for %s, %d blocked"
        .formatted(
            result.statistics().complete(),
            result.statistics().standsFor(),
            result.statistics().blocked());
  }

  @ParameterizedTest
  @CsvSource({
    "NamedLate#texts,SC",
    "NamedLate#objects,SC",
    "SharedTimes#afterTimeLimit,JMM",
    "Right#monitor,RC11",
    "Right#lock,RC11",
    "Right#queue,RC11",
    "Right#latch,JMM",
    "StressSamples$PlainMessage,JMM",
    "StressSamples$LostUpdate,JMM",
    "StressSamples$NeverEnds,JMM",
    "StressSamples$Alike,SC",
    "Wrong#racyPublication,RC11",
    "Wrong#lostNotification,RC11",
    "Wrong#callsNative,SC",
    "Waits#monitorOnce,JMM",
    "Right#captured,JMM",
    "Right#interruptedWait,RC11",
    "Wrong#swallowsEverything,RC11",
    "Wrong#oneOfTwoIsPublished,JMM",
    "Wrong#leakedFinalField,RC11",
    "Wrong#exceptionInThread,JMM",
    "Wrong#spinsForEver,SC"
  })
  void searchInSlices_hasTheAnswerOfOneMachine(String name, MemoryModel model) throws Exception {
    JavaOptions options = JavaOptions.of(model);
    JavaResult one = one(name, options);
    SlicedCluster cluster = new SlicedCluster(JARS, name.hashCode());
    JavaResult many = shared(name, options, cluster);
    assertEquals(summary(one), summary(many));
    if (one.verdict() != Verdict.INCONCLUSIVE) {
      assertEquals(counts(one), counts(many));
    }
    assertTrue(cluster.slices > 0);
  }

  @ParameterizedTest
  @CsvSource({
    "StressSamples$Alike,JMM",
    "Twins#sameCaptures,SC",
    "Twins#sameCaptures,JMM",
    "Twins#gated,RC11",
    "Twins#oneIsJoined,SC",
  })
  void threadsThatNothingTellsApart_areSoForAll(String name, MemoryModel model) throws Exception {
    JavaOptions options = JavaOptions.of(model).withSymmetry();
    JavaResult one = one(name, options);
    JavaResult many = shared(name, options, new SlicedCluster(JARS, 1));
    assertEquals(summary(one), summary(many));
    assertEquals(counts(one), counts(many));
  }

  @Test
  void jarThatIsNotThere_isTold() throws Exception {
    List<Path> jars = new ArrayList<>(JARS);
    SlicedCluster cluster = new SlicedCluster(jars, 1);
    jars.set(0, folder.resolve("no.jar"));
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> shared("Right#lock", JavaOptions.of(MemoryModel.SC), cluster));
    assertTrue(
        String.valueOf(refused.getMessage()).contains("no.jar cannot be read"),
        refused.getMessage());
  }
}
