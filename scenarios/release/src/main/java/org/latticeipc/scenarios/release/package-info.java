/** What people install who build nothing: the tool with a Java of its own in one folder. */
@NullMarked
package org.latticeipc.scenarios.release;

import org.jspecify.annotations.NullMarked;
