package org.latticeipc.programs.lock;

/** A mutual exclusion lock whose users are numbered from 0. Not recursive. */
interface Lock {
  void lock(int user);

  void unlock(int user);
}
