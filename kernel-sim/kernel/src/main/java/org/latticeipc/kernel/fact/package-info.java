/** What the kernel tells about a run, for properties to judge. */
@NullMarked
package org.latticeipc.kernel.fact;

import org.jspecify.annotations.NullMarked;
