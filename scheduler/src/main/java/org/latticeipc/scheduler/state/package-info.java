/** The state of a scheduler as one immutable value, and the pure transitions between states. */
@NullMarked
package org.latticeipc.scheduler.state;

import org.jspecify.annotations.NullMarked;
