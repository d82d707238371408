/**
 * What a run did, step by step, in a form that every engine can produce and the simulation can
 * repeat: the explorer's counterexamples, a simulated run and a litmus witness are all {@link
 * org.latticeipc.trace.Trace}s.
 */
@EnginePackage
@NullMarked
package org.latticeipc.trace;

import org.jspecify.annotations.NullMarked;
import org.latticeipc.machine.EnginePackage;
