/** The weak-memory model checker: every consistent execution graph of a program, once. */
@EnginePackage
@NullMarked
package org.latticeipc.explorer;

import org.jspecify.annotations.NullMarked;
import org.latticeipc.trace.EnginePackage;
