/**
 * Compiled C: immutable trees of nodes that run a task against the {@link
 * org.latticeipc.machine.Machine} seam. All state of a run is in its {@code Frame}.
 */
@InterpreterPackage
@NullMarked
package org.latticeipc.litmus.code;

import org.jspecify.annotations.NullMarked;
import org.latticeipc.machine.InterpreterPackage;
