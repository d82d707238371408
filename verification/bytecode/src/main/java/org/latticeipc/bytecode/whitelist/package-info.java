/**
 * Which code is taken as it is: a list of what is known to be pure, and whatever the user names.
 */
@NullMarked
package org.latticeipc.bytecode.whitelist;

import org.jspecify.annotations.NullMarked;
