package org.latticeipc.ipc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.latticeipc.machine.seam.SeamRules;

/** The IPC stack runs on any engine, since it uses nothing but the seam. */
class SeamTest {

  @Test
  void everyClass_staysOnTheSeam() {
    JavaClasses classes = SeamRules.mainClasses("org.latticeipc.ipc");
    assertTrue(classes.size() >= 50, "classes seen: " + classes.size());
    // Views bytes of arrays that one task owns as numbers; nothing shared goes through it.
    List<String> excepted =
        List.of("org.latticeipc.ipc.crypto.BigEndian depends on java.lang.invoke.VarHandle");
    assertEquals(excepted, SeamRules.violations(classes, Set.of()));
  }
}
