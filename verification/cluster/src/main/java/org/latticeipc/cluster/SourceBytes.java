package org.latticeipc.cluster;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import org.latticeipc.explorer.share.SharedProgram;

/**
 * A program's source on its way to executors, as bytes: so that one that lacks its class can say
 * which, where Spark would only say that something cannot be assigned.
 */
final class SourceBytes {
  private SourceBytes() {}

  static byte[] of(SharedProgram source) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(source);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          source.getClass().getName() + " cannot be sent to executors: " + e.getMessage(), e);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads what {@link #of} wrote, with the classes that the calling task has.
   *
   * @throws IllegalArgumentException if it has not all, or others; the message says which
   */
  static SharedProgram read(byte[] bytes) {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes)) {
          @Override
          protected Class<?> resolveClass(ObjectStreamClass described)
              throws IOException, ClassNotFoundException {
            try {
              return Class.forName(described.getName(), false, loader);
            } catch (ClassNotFoundException notSent) {
              return super.resolveClass(described);
            }
          }
        }) {
      return (SharedProgram) in.readObject();
    } catch (ClassNotFoundException e) {
      throw new IllegalArgumentException(
          "class " + e.getMessage() + " is not there; send its jar along by -cp or -Dspark.jars",
          e);
    } catch (IOException | ClassCastException | LinkageError e) {
      throw new IllegalArgumentException("another build of the program is there: " + e, e);
    }
  }
}
