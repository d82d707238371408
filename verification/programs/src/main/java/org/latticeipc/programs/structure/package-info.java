/** Stacks, queues, deques and barriers as published in test suites of other model checkers. */
@NullMarked
package org.latticeipc.programs.structure;

import org.jspecify.annotations.NullMarked;
