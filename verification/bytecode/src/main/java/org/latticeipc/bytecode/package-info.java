/**
 * Compiled classes, as nobody wrote them for this tool, as programs of the seam. Frames of the
 * packages below, and of the copies of JDK classes that the loader defines below {@code jdk}, are
 * no lines of a program.
 */
@EnginePackage(andBelow = true)
@NullMarked
package org.latticeipc.bytecode;

import org.jspecify.annotations.NullMarked;
import org.latticeipc.machine.EnginePackage;
