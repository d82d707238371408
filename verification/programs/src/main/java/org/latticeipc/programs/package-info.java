/** The built-in programs by name, and how many executions each has as others published it. */
@NullMarked
package org.latticeipc.programs;

import org.jspecify.annotations.NullMarked;
