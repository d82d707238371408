/** How judges that are programs of their own are run. */
@NullMarked
package org.latticeipc.programs.harness;

import org.jspecify.annotations.NullMarked;
