/** What the kernel tells about an execution, for properties to judge and people to read. */
@NullMarked
package org.latticeipc.kernel.fact;

import org.jspecify.annotations.NullMarked;
