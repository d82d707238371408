/** How results are shown as text: herd7's block and tables. */
@InterpreterPackage
@NullMarked
package org.latticeipc.litmus.report;

import org.jspecify.annotations.NullMarked;
import org.latticeipc.machine.InterpreterPackage;
