/** Benchmarks, side by side with peers. */
@NullMarked
package org.latticeipc.bench;

import org.jspecify.annotations.NullMarked;
