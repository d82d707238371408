/** What a litmus test asks: observed locations, filter and condition, judged on final states. */
@InterpreterPackage
@NullMarked
package org.latticeipc.litmus.condition;

import org.jspecify.annotations.NullMarked;
import org.latticeipc.machine.InterpreterPackage;
