/**
 * Kernels that are wrong on purpose, one small part each, to prove that the judges are on. Nothing
 * in the kernel refers to this package; a scenario or a test asks for one by name.
 */
@NullMarked
package org.latticeipc.kernel.variant;

import org.jspecify.annotations.NullMarked;
