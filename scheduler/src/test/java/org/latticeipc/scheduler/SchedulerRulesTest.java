package org.latticeipc.scheduler;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The scheduler reaches hardware through the seam and nothing else. */
class SchedulerRulesTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.latticeipc.scheduler");

  @Test
  void rules_sawTheScheduler() {
    assertTrue(CLASSES.contain(DagScheduler.class));
    assertTrue(CLASSES.contain(Worker.class));
    assertTrue(CLASSES.size() > 30, () -> "only " + CLASSES.size() + " classes");
  }

  @Test
  void scheduler_usesNoThreadsLocksRandomnessOrTime() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.util.concurrent..")
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(Thread.class, ThreadLocal.class, Random.class, SecureRandom.class)
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "identityHashCode", Object.class)
        .check(CLASSES);
    noMethods().should().haveModifier(JavaModifier.SYNCHRONIZED).check(CLASSES);
  }

  /** The search asks its maps and never iterates them; properties run outside the machine. */
  @Test
  void scheduler_hasNoHashOrderedCollectionsButInTheSearch() {
    noClasses()
        .that()
        .haveNameNotMatching(".*BidirectionalCycleSearch.*")
        .and()
        .resideOutsideOfPackage("..property..")
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(HashMap.class, HashSet.class)
        .check(CLASSES);
  }

  @Test
  void scheduler_needsTheSeamOnly_andNoVariant() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..variant..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.latticeipc.engine..", "org.latticeipc.scheduler.variant..")
        .check(CLASSES);
  }
}
