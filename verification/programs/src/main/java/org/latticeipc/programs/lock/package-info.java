/**
 * Locks as published in test suites of other model checkers, and programs that contend for them.
 */
@NullMarked
package org.latticeipc.programs.lock;

import org.jspecify.annotations.NullMarked;
