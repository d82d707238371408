/** From a parse tree to shared locations, code and condition, with every static check. */
@InterpreterPackage
@NullMarked
package org.latticeipc.litmus.compile;

import org.jspecify.annotations.NullMarked;
import org.latticeipc.machine.InterpreterPackage;
