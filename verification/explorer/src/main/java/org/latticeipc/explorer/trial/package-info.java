/**
 * Memory orders on trial: each ordered access of a program is weakened by one step, and the checks
 * run again. An order is needed if they notice.
 */
@EnginePackage
@NullMarked
package org.latticeipc.explorer.trial;

import org.jspecify.annotations.NullMarked;
import org.latticeipc.machine.EnginePackage;
