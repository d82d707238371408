/** How a kernel is set up, and the parts of it that can be exchanged for wrong ones. */
@NullMarked
package org.latticeipc.kernel.config;

import org.jspecify.annotations.NullMarked;
