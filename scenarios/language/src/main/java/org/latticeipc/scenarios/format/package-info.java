/**
 * The scenario format: what a file may say, told once as {@link
 * org.latticeipc.scenarios.format.Shape}s from which both the reader with its messages and the
 * published JSON Schema are made.
 */
@InterpreterPackage
@NullMarked
package org.latticeipc.scenarios.format;

import org.jspecify.annotations.NullMarked;
import org.latticeipc.machine.InterpreterPackage;
