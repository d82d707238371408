package org.latticeipc.bytecode.runtime;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the running world asks about rewritten classes, by their numbers. */
public interface ClassTable {
  /** How many numbers were given out so far. */
  int count();

  /** The class's name with dots. */
  String name(int id);

  /** The name by which the program knows a class, with dots; the given one is a loaded class's. */
  String shown(String name);

  /** Slots of instances. */
  ObjectShape instances(int id);

  /** Slots of static fields. */
  ObjectShape statics(int id);

  /** Gives static fields with constant values theirs. */
  void constants(int id, Constants into);

  /** The rewritten class that is to be initialised before this one, or -1. */
  int superclass(int id);

  /** Whether the class has an initialiser to be run. */
  boolean hasInitialiser(int id);

  /** The labels of a switch over patterns. */
  List<SwitchLabel> labels(int site);

  /** Whether the class is one of the program's own, not of the JDK. */
  boolean isOfProgram(int id);

  /** The number of a loaded class, or -1 if it is not rewritten. */
  int id(Class<?> type);

  /** The number of a class by its name with dots, or -1 if it is not rewritten. */
  int id(String name);

  /** Loads the class. */
  Class<?> load(int id) throws ClassNotFoundException;

  /** The name, with dots, by which the program knows a class by its name. */
  String originalName(String name);

  /** Whether the class path may have a resource of this name; if not, there is none. */
  boolean mayHaveResource(String name);

  /** A class by the name that the program knows it by, with dots. */
  Class<?> forName(String name) throws ClassNotFoundException;

  /** What is wrong with a call that byte code was told to refuse. */
  String refusal(int site);

  /** The stand-in for {@link Thread}. */
  Class<?> threadClass();

  /** Whether instances of a class that is not rewritten may be shared between tasks. */
  boolean isShareable(Class<?> type);

  /** Takes constant values of static fields. */
  interface Constants {
    /** A slot's value: a {@link Number}, or a {@link String}. */
    void constant(int slot, Object value);
  }

  /**
   * A label of a switch over patterns. Immutable.
   *
   * @param descriptor of a class that is looked for, or empty
   * @param enumType the name of the class of an enum constant, empty for that of the target
   * @param constant the name of an enum constant, or null
   * @param value a text or a number, or null
   */
  record SwitchLabel(
      String descriptor, String enumType, @Nullable String constant, @Nullable Object value) {

    /** A class. */
    public static SwitchLabel type(String descriptor) {
      return new SwitchLabel(descriptor, "", null, null);
    }

    /** An enum constant. */
    public static SwitchLabel constant(String type, String name) {
      return new SwitchLabel("", type, name, null);
    }

    /** A text or a number. */
    public static SwitchLabel value(Object value) {
      return new SwitchLabel("", "", null, value);
    }
  }
}
