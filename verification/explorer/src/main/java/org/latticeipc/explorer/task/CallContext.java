package org.latticeipc.explorer.task;

import org.jspecify.annotations.Nullable;
import org.latticeipc.explorer.declared.TaskNotes;
import org.latticeipc.explorer.graph.TaskState;
import org.latticeipc.machine.TaskRandom;

/**
 * Where the call of a task stands, while another task is called in the midst of it.
 *
 * @param cursor how many of the task's events it has made
 */
record CallContext(
    int task,
    int cursor,
    int recorded,
    int[] po,
    boolean unwinding,
    boolean frozen,
    TaskState end,
    int allocations,
    int spawns,
    @Nullable TaskNotes notes,
    @Nullable TaskRandom random,
    String place,
    Thread owner) {}
