@NullMarked
package org.latticeipc.scheduler;

import org.jspecify.annotations.NullMarked;
