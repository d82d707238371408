/**
 * What a scenario's system is made of and what judges it, by name: real and deliberately wrong
 * parts, faults on the wire, properties.
 */
@InterpreterPackage
@NullMarked
package org.latticeipc.scenarios.language.part;

import org.jspecify.annotations.NullMarked;
import org.latticeipc.machine.InterpreterPackage;
