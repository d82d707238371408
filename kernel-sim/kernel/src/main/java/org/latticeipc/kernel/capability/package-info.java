/** Capabilities: what they name, the rights they carry, how they are sealed and derived. */
@NullMarked
package org.latticeipc.kernel.capability;

import org.jspecify.annotations.NullMarked;
