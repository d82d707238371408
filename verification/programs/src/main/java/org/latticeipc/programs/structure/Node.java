package org.latticeipc.programs.structure;

import org.latticeipc.machine.Allocated;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RefCell;

/** A node of a linked structure, allocated by the task that adds it. */
final class Node extends Allocated {
  final LongCell value;
  final RefCell<Node> next;

  Node(Machine machine) {
    super(machine);
    value = machine.longCell("value", 0);
    next = machine.refCell("next", null);
  }
}
