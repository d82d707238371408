package org.latticeipc.kernel;

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
import org.latticeipc.kernel.call.CpuCalls;

/** The kernel reaches hardware through the seam and nothing else. */
class KernelRulesTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.latticeipc.kernel");

  @Test
  void rules_sawTheKernel() {
    assertTrue(CLASSES.contain(Kernel.class));
    assertTrue(CLASSES.contain(CpuCalls.class));
    assertTrue(CLASSES.size() > 50, () -> "only " + CLASSES.size() + " classes");
  }

  @Test
  void kernel_usesNoThreadsLocksOrRandomness() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.util.concurrent..")
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(Thread.class, ThreadLocal.class, Random.class, SecureRandom.class)
        .check(CLASSES);
    noMethods().should().haveModifier(JavaModifier.SYNCHRONIZED).check(CLASSES);
  }

  @Test
  void kernel_asksTheJdkForNeitherTimeNorIdentity() {
    noClasses()
        .should()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "identityHashCode", Object.class)
        .orShould()
        .callMethod(Math.class, "random")
        .check(CLASSES);
  }

  @Test
  void kernel_hasNoHashOrderedCollections() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(HashMap.class, HashSet.class)
        .check(CLASSES);
  }

  @Test
  void kernel_needsTheSeamOnly_andNoVariant() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..variant..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.latticeipc.engine..", "org.latticeipc.model..", "org.latticeipc.kernel.variant..")
        .check(CLASSES);
  }
}
