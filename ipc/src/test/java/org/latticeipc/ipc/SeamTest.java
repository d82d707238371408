package org.latticeipc.ipc;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.latticeipc.engine.seam.Registrations;
import org.latticeipc.engine.seam.SeamRules;
import org.latticeipc.ipc.property.Fifo;
import org.latticeipc.ipc.variant.IpcVariant;
import org.latticeipc.ipc.variant.LockVariant;
import org.latticeipc.ipc.variant.SuiteVariant;
import org.latticeipc.machine.program.Property;
import org.latticeipc.machine.program.PropertyRegistry;
import org.latticeipc.machine.program.VariantRegistry;

/** The IPC stack runs on any engine, since it uses nothing but the seam. */
class SeamTest {
  private static final String HOST_SIDE = "org.latticeipc.ipc.transport.net";
  private final JavaClasses classes = SeamRules.mainClasses("org.latticeipc.ipc");

  @Test
  void everyClassButTheHostSideOfTheNetwork_staysOnTheSeam() {
    assertTrue(classes.size() >= 90, "classes seen: " + classes.size());
    List<JavaClass> onTheSeam =
        classes.stream().filter(c -> !c.getPackageName().equals(HOST_SIDE)).toList();
    assertTrue(onTheSeam.size() < classes.size(), "the host side was seen");
    // Views bytes of arrays that one task owns as numbers; nothing shared goes through it.
    List<String> excepted =
        List.of("org.latticeipc.ipc.crypto.BigEndian depends on java.lang.invoke.VarHandle");
    assertEquals(excepted, SeamRules.violations(onTheSeam, Set.of()));
  }

  @Test
  void theRightParts_doNotKnowTheWrongOnes() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.latticeipc.ipc.variant..")
        .should()
        .dependOnClassesThat(resideInAPackage("org.latticeipc.ipc.variant.."))
        .check(classes);
  }

  @Test
  void everyPropertyAndWrongPart_isFoundByItsName() {
    assertEquals(List.of(), Registrations.missing(classes));
    List<Property> properties = PropertyRegistry.in(Fifo.class.getPackage());
    assertEquals(9, properties.size());
    properties.forEach(p -> assertFalse(p.statement().contains(p.name()), p.statement()));
    for (String known : List.of("lock=unfair", "ipc=lost-wakeup", "suite=sealed")) {
      assertTrue(VariantRegistry.all().containsKey(known), known);
    }
    assertEquals(
        IpcVariant.values().length + LockVariant.values().length + SuiteVariant.values().length,
        VariantRegistry.all().keySet().stream()
            .filter(k -> !k.startsWith("kernel=") && !k.startsWith("sync="))
            .count());
  }

  @Test
  void theLock_dependsOnTheMachineAlone() {
    noClasses()
        .that()
        .resideInAPackage("org.latticeipc.ipc.lock..")
        .should()
        .dependOnClassesThat(resideInAPackage("org.latticeipc.kernel.."))
        .check(classes);
  }

  @Test
  void theStack_doesNotKnowTheHostSideOfTheNetwork() {
    noClasses()
        .that()
        .resideOutsideOfPackage(HOST_SIDE)
        .should()
        .dependOnClassesThat(resideInAPackage(HOST_SIDE))
        .check(classes);
  }
}
