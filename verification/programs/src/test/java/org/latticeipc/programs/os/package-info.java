@NullMarked
package org.latticeipc.programs.os;

import org.jspecify.annotations.NullMarked;
