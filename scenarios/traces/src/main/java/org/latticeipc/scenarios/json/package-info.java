/** Small helpers over Jackson's streaming API; the command line has to start fast. */
@NullMarked
package org.latticeipc.scenarios.json;

import org.jspecify.annotations.NullMarked;
