/** The rules that keep the operating system's code on the seam, for use by every module's tests. */
@NullMarked
package org.latticeipc.engine.seam;

import org.jspecify.annotations.NullMarked;
