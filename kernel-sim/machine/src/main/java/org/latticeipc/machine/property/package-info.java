/**
 * Properties that fit any program: linearizability against a sequential model. Properties of one
 * part of the system live with that part.
 */
@EnginePackage
@NullMarked
package org.latticeipc.machine.property;

import org.jspecify.annotations.NullMarked;
import org.latticeipc.machine.EnginePackage;
