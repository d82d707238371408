/**
 * What an engine can run: a program, what it declares, the properties it must satisfy and what an
 * execution of it came to; and the registries in which properties and wrong parts are found by
 * name.
 */
@EnginePackage
@NullMarked
package org.latticeipc.machine.program;

import org.jspecify.annotations.NullMarked;
import org.latticeipc.machine.EnginePackage;
