package org.latticeipc.catalogue.judge;

import org.latticeipc.catalogue.subject.Finding;
import org.latticeipc.catalogue.subject.Subject;

/** One column of the catalogue. */
public interface Judge {
  /** The column's title. */
  String name();

  /** Judges one subject. Deterministic where the tool is. */
  Finding judge(Subject subject);
}
