/**
 * The shared locations of a litmus test and what a 64-bit value means there: a number or an
 * address.
 */
@InterpreterPackage
@NullMarked
package org.latticeipc.litmus.memory;

import org.jspecify.annotations.NullMarked;
import org.latticeipc.machine.InterpreterPackage;
