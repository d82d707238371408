/** Model checking as a JUnit test. */
@NullMarked
package org.latticeipc.junit;

import org.jspecify.annotations.NullMarked;
