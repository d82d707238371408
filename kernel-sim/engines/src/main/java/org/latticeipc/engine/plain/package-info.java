/**
 * The machine that Java PathFinder understands: volatile fields and monitors only.
 *
 * <p>Everything here is walked by PathFinder instruction by instruction, so it keeps to what
 * PathFinder models: no method handles, no concurrent collections, no generated record methods
 * ({@code equals}, {@code hashCode} and {@code toString} of a record end a path without a word), no
 * method references, no anonymous classes (PathFinder names the object of a lambda like one of
 * them). The memory model is sequential consistency, whatever the orders say.
 */
@EnginePackage
@NullMarked
package org.latticeipc.engine.plain;

import org.jspecify.annotations.NullMarked;
import org.latticeipc.machine.EnginePackage;
